import Database from 'better-sqlite3'
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { buildStore } from '../build.ts'
import type { GraphStore } from '../graph-store.ts'
import { loadGraph } from '../load/load-graph.ts'
import type { LoadedGraph } from '../load/loaded-graph.ts'
import { atOnce } from '../analysis/slices.ts'
import { overviewOf } from '../query/overview.ts'
import { nodeDetail } from '../query/detail.ts'
import { search } from '../query/search.ts'
import { startView } from '../query/start-view.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { isSnapshotOf, readGraphSnapshot, writeGraphSnapshot } from './graph-snapshot.ts'
import { obtainGraph } from './obtain-graph.ts'
import { sourceState } from './source-state.ts'

const dataset = randomGraph(11)
const folder = dirname(dataset.file)
const path = join(folder, 'graph.snapshot')
const context = { onProgress: () => {}, signal: new AbortController().signal }

afterEach(() => rmSync(path, { force: true }))

async function saved() {
  const graph = await loadGraph(dataset.file, dataset.plan, { threads: 1 })
  const source = (await sourceState(dataset.file))!
  await writeGraphSnapshot(path, graph, { source, plan: dataset.plan })
  return { graph, source }
}

async function slotted(graph: LoadedGraph): Promise<GraphStore> {
  return buildStore(graph, 'slotted', context)
}

test('a graph reopened from its snapshot gives the same answers and the same structure', async () => {
  const { graph } = await saved()
  const before = await slotted(graph)
  const after = await slotted(await readGraphSnapshot(path))
  expect(atOnce(overviewOf(after, 20))).toEqual(atOnce(overviewOf(before, 20)))
  expect(atOnce(startView(after, 20))).toEqual(atOnce(startView(before, 20)))
  expect(search(after, 'ann', 50)).toEqual(search(before, 'ann', 50))
  for (const { id } of dataset.nodes) {
    expect(after.find(id)).toBe(before.find(id))
    expect(nodeDetail(after, after.find(id))).toEqual(nodeDetail(before, before.find(id)))
  }
  expect(after.structure()).toEqual(before.structure())
})

test('a snapshot is good for its source and plan only', async () => {
  const { source } = await saved()
  const { plan } = dataset
  expect(await isSnapshotOf(path, { source, plan })).toBe(true)
  expect(await isSnapshotOf(path, { source, plan: { ...plan, directed: false } })).toBe(false)
  expect(await isSnapshotOf(path, { source: { ...source, modifiedMs: 1 }, plan })).toBe(false)
  expect(await isSnapshotOf(path, { source: { ...source, changeCounter: 99 }, plan })).toBe(false)
  expect(await isSnapshotOf(join(folder, 'none'), { source, plan })).toBe(false)
})

test('the file is loaded again when it has changed, or when its snapshot is damaged', async () => {
  const copy = join(folder, 'copy.db')
  copyFileSync(dataset.file, copy)
  const graph = await loadGraph(copy, dataset.plan, { threads: 1 })
  const keep = async () =>
    writeGraphSnapshot(path, graph, { source: (await sourceState(copy))!, plan: dataset.plan })
  const reopened = async () => obtainGraph(copy, dataset.plan, path, context)

  expect((await reopened()).fromSnapshot).toBe(false)
  await keep()
  expect((await reopened()).fromSnapshot).toBe(true)

  const bytes = readFileSync(path)
  bytes[bytes.length >> 1]! ^= 1
  writeFileSync(path, bytes)
  const despite = await reopened()
  expect(despite.graph.topology.nodeCount).toBe(dataset.nodes.length)
  expect(despite.fromSnapshot).toBe(false)

  await keep()
  const db = new Database(copy)
  db.exec("INSERT INTO person VALUES (1000000, 'New', 'Red', 1)")
  db.close()
  const changed = await reopened()
  expect(changed.fromSnapshot).toBe(false)
  expect(changed.graph.topology.nodeCount).toBe(dataset.nodes.length + 1)
})
