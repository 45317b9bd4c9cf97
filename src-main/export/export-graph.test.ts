import { existsSync, readFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { expect, test } from 'vitest'
import type { ExportFormat, ExportProgress } from '../../src-shared/contract/export.ts'
import { exportFormats } from '../../src-shared/contract/export.ts'
import type { FailureError } from '../../src-shared/contract/failure.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { writeInto } from '../app/write-into.ts'
import { exportGraph } from './export-graph.ts'
import { exportPaths, refuseExisting } from './export-paths.ts'
import { TextFile } from './text-file.ts'
import { everyType, newPath } from './testing/every-type.ts'

const store = everyType()

/** The small graph as if it had `times` as many nodes, without edges. */
function enlarged(small: GraphStore, times: number): GraphStore {
  return new Proxy(small, {
    get(target, name) {
      if (name === 'nodeCount') return target.nodeCount * times
      if (name === 'edgeCount') return 0
      const value: unknown = Reflect.get(target, name)
      if (name === 'nodeKindOf') return (node: number) => target.nodeKindOf(node % target.nodeCount)
      if (name === 'nodeValue') {
        return (node: number, at: number) => target.nodeValue(node % target.nodeCount, at)
      }
      return typeof value === 'function' ? (value.bind(target) as unknown) : value
    },
  })
}

test('long writing comes in slices, tells how far it is, and can be cancelled', async () => {
  const large = enlarged(await store, 20_000)
  const cancel = new AbortController()
  const told: ExportProgress[] = []
  let [turns, longest, last] = [0, 0, performance.now()]
  const clock = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    turns++
  }, 1)
  const path = newPath('graphml')
  const onProgress = (progress: ExportProgress) => {
    told.push(progress)
    if (told.length === 3) cancel.abort()
  }
  const request = { format: 'graphml' as const, part: { of: 'all' as const } }
  const work = writeInto([path], (files) =>
    exportGraph(large, files, request, { signal: cancel.signal, onProgress }),
  )
  await expect(work).rejects.toMatchObject({ name: 'AbortError' })
  clearInterval(clock)
  expect(turns).toBeGreaterThan(2)
  // slices are 40 ms; the rest is what else runs on a machine of tests
  expect(longest).toBeLessThan(250)
  expect(told.map(({ rowsDone }) => rowsDone)).toEqual(
    told.map(({ rowsDone }) => rowsDone).toSorted((a, b) => a - b),
  )
  expect(told.at(-1)?.rowsTotal).toBe(80_000)
  expect([path, `${path}.unfinished`].filter(existsSync)).toEqual([])
})

test.each(exportFormats)('%s that cannot be written fails with the name of its file', async (format) => {
  const failure = await failureFor(format, '/proc/nowhere/graph')
  expect(failure).toMatchObject({ code: 'cannot-write', detail: expect.stringContaining('graph') as string })
})

test.runIf(existsSync('/dev/full'))('a full disk is told as such', async () => {
  const file = new TextFile('/dev/full', await open('/dev/full', 'w'))
  file.add('text')
  await expect(file.drain()).rejects.toMatchObject({
    failure: { code: 'cannot-write', detail: expect.stringContaining('no space left') as string },
  })
  await file.close()
})

async function failureFor(format: ExportFormat, path: string) {
  const request = { format, part: { of: 'all' as const } }
  const context = { signal: new AbortController().signal, onProgress: () => {} }
  const graph = await store
  const thrown = await writeInto(exportPaths(path, format), (files) =>
    exportGraph(graph, files, request, context),
  ).then(
    () => undefined,
    (error: unknown) => error as FailureError,
  )
  return thrown?.failure
}

test('CSV goes to two files beside each other, which are never replaced unasked', async () => {
  const path = newPath('csv')
  const paths = exportPaths(path, 'csv')
  expect(paths).toEqual([path.replace('.csv', '-nodes.csv'), path.replace('.csv', '-edges.csv')])
  expect(exportPaths('/a/b.graphml', 'graphml')).toEqual(['/a/b.graphml'])
  refuseExisting(paths)
  const graph = await store
  const request = { format: 'csv' as const, part: { of: 'all' as const } }
  const context = { signal: new AbortController().signal, onProgress: () => {} }
  await writeInto(paths, (files) => exportGraph(graph, files, request, context))
  expect(paths.map((each) => readFileSync(each, 'utf8').split('\n').length)).toEqual([7, 8])
  expect(() => refuseExisting(paths)).toThrow(/already/)
})

test('numbers that no node or edge has are refused', async () => {
  const context = { signal: new AbortController().signal, onProgress: () => {} }
  const graph = await store
  for (const part of [
    { of: 'elements' as const, nodes: [{ index: 4 }], edges: null },
    { of: 'elements' as const, nodes: [{ index: 0 }], edges: [6] },
  ]) {
    await expect(
      exportGraph(graph, [newPath('json')], { format: 'json', part }, context),
    ).rejects.toMatchObject({
      failure: { code: 'bad-call' },
    })
  }
})
