/**
 * One way of getting the graph of a SQLite file into memory, in a process of its own:
 * `trial.ts WAY FILE`. Prints one line of JSON: see {@link Trial}.
 */
import Database from 'better-sqlite3'
import { readFile } from 'node:fs/promises'
import Graphology from 'graphology'
import manifest from '../../package.json' with { type: 'json' }
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { buildStore } from '../../src-main/store/build.ts'
import { loadGraph } from '../../src-main/store/load/load-graph.ts'
import type { Lane } from '../../src-main/store/load/load-report.ts'
import { readGraphSnapshot, writeGraphSnapshot } from '../../src-main/store/snapshot/graph-snapshot.ts'
import { sourceState } from '../../src-main/store/snapshot/source-state.ts'
import { settle } from '../../src-main/store/measure/heap.ts'

export type Trial = {
  /** From the call to the first query answered. */
  elapsedMs: number
  /** Processor time of all threads meanwhile. */
  cpuMs?: number
  /** Growth of RSS from before to after, both settled; absent where nothing is kept. */
  rssBytes?: number
  /** Highest growth of RSS on the way, where it was sampled. */
  peakBytes?: number
  /** Highest RSS of the whole process. */
  peakRssBytes?: number
  phases?: Record<string, number>
  /** Of another library. */
  version?: string
}

const [way = '', file = ''] = process.argv.slice(2)

const plan: LoadPlan = {
  nodeTables: [
    {
      table: 'nodes',
      idColumns: ['id'],
      labelColumn: 'label',
      attributeColumns: ['category', 'value', 'score', 'created'],
      kindName: 'node',
    },
  ],
  edgeTables: [
    {
      table: 'edges',
      sourceColumns: ['source'],
      targetColumns: ['target'],
      weightColumn: 'weight',
      attributeColumns: ['channel', 'trust'],
      kindName: 'edge',
    },
  ],
  danglingEndpoints: 'skip',
  directed: true,
}

/** The node that the first query asks for. */
const ASKED = 77

async function slotgraph(lane: Lane): Promise<Trial> {
  const before = await settled()
  const cpu = process.cpuUsage()
  const started = performance.now()
  const graph = await loadGraph(file, plan, { lane: lane === 'pages' ? 'auto' : lane })
  const context = { onProgress: () => {}, signal: new AbortController().signal }
  const store = await buildStore(graph, 'slotted', context)
  const node = graph.idMap.find(ASKED)
  const neighbours =
    (graph.topology.outStarts[node + 1] as number) - (graph.topology.outStarts[node] as number)
  const elapsedMs = performance.now() - started
  const cpuMs = cpuSince(cpu)
  const peakBytes = graph.report.peakRssBytes - before
  const rssBytes = (await settled()) - before
  if (neighbours < 0 || store.nodeCount === 0) throw new Error('nothing was loaded')
  const phases = Object.fromEntries(graph.report.phases.map((phase) => [phase.phase, phase.elapsedMs]))
  return { elapsedMs, cpuMs, rssBytes, peakBytes, peakRssBytes: graph.report.peakRssBytes, phases }
}

const snapshot = `${file}.snapshot`

/** Writes the snapshot that the next ways read. */
async function keep(): Promise<Trial> {
  const graph = await loadGraph(file, plan)
  const started = performance.now()
  const source = await sourceState(file)
  if (source === undefined) throw new Error('the state of the file cannot be told')
  await writeGraphSnapshot(snapshot, graph, { source, plan })
  return { elapsedMs: performance.now() - started }
}

/** From the snapshot to the first query answered, checksums included. */
async function reopen(): Promise<Trial> {
  const before = await settled()
  const started = performance.now()
  const graph = await readGraphSnapshot(snapshot)
  const node = graph.idMap.find(ASKED)
  if (graph.topology.outStarts[node] === undefined) throw new Error('nothing was read')
  const elapsedMs = performance.now() - started
  return { elapsedMs, rssBytes: (await settled()) - before }
}

/** The same bytes and nothing else. */
async function plainRead(): Promise<Trial> {
  const started = performance.now()
  const bytes = await readFile(snapshot)
  const elapsedMs = performance.now() - started
  if (bytes.length === 0) throw new Error('nothing was read')
  return { elapsedMs, rssBytes: bytes.length }
}

/** What SQLite itself takes to look at every cell, on one thread. */
function scan(): Trial {
  const db = new Database(file, { readonly: true })
  const cpu = process.cpuUsage()
  const started = performance.now()
  for (const [table, numbers, texts] of [
    ['nodes', ['id', 'value', 'score'], ['label', 'category', 'created']],
    ['edges', ['source', 'target', 'weight'], ['channel', 'trust']],
  ] as const) {
    const sums = [
      ...numbers.map((column) => `sum(${column})`),
      ...texts.map((column) => `sum(length(${column}))`),
    ]
    db.prepare(`SELECT ${sums.join(', ')} FROM ${table}`).get()
  }
  const elapsedMs = performance.now() - started
  const cpuMs = cpuSince(cpu)
  db.close()
  return { elapsedMs, cpuMs }
}

function cpuSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

/** As graphology's own documentation loads a graph: a call a node and an edge, attributes as objects. */
async function graphology(): Promise<Trial> {
  const before = await settled()
  const started = performance.now()
  const db = new Database(file, { readonly: true })
  const graph = new Graphology({ multi: true, type: 'directed' })
  for (const row of db.prepare('SELECT * FROM nodes').iterate() as Iterable<{ id: number }>)
    graph.addNode(row.id, row)
  type Edge = { source: number; target: number }
  for (const row of db.prepare('SELECT * FROM edges').iterate() as Iterable<Edge>) {
    graph.addEdge(row.source, row.target, row)
  }
  graph.outNeighbors(ASKED)
  const elapsedMs = performance.now() - started
  db.close()
  return { elapsedMs, rssBytes: (await settled()) - before, version: manifest.devDependencies.graphology }
}

async function settled(): Promise<number> {
  return (await settle(5_000)).rssBytes
}

const ways: Record<string, () => Trial | Promise<Trial>> = {
  pages: () => slotgraph('pages'),
  rows: () => slotgraph('rows'),
  scan,
  graphology,
  keep,
  reopen,
  'plain-read': plainRead,
}
const run = ways[way]
if (run === undefined) throw new Error(`there is no way '${way}'`)
console.log(JSON.stringify(await run()))
