import type {
  SpeedAttributes,
  SpeedName,
  SpeedReading,
  TrialResult,
} from '../../../src-shared/contract/lab.ts'
import { walkedPageRank } from '../analysis/walking/pagerank.ts'
import { walkOf } from '../analysis/walking/walk.ts'
import { atOnce } from '../analysis/slices.ts'
import { setAttribute } from '../annotate.ts'
import type { GraphStore } from '../graph-store.ts'
import { countAbove } from './count-above.ts'
import { overflowCost } from './overflow-cost.ts'
import { speedPicks, type SpeedPicks } from './speed-picks.ts'

/** What one round did: how many reads, nodes or edges, and a sum that every mode must come to. */
type Done = { ops: number; check: number }
type Task = { name: SpeedName; round: () => Done }

/** The first rounds run before the optimiser has seen the loop. */
const WARM_ROUNDS = 3
const ROUNDS = 7
/** A round that takes this long is not repeated further: a scan of ten million dictionaries takes a second. */
const PATIENCE_MS = 4_000

/** A walk ends with the node that brings it past this many edges: the same node in every mode. */
const MOST_EDGES = 500_000

/** As many nodes as a person may mark with a filter and one click. */
const ANNOTATED = 1_000
const ANNOTATION = 'added by the measuring of speeds'

/**
 * Times what analysts do, the same loops over the same picks in every mode: medians of several rounds. `named` are
 * the attributes to read, where an earlier trial has chosen. Leaves the graph as it was. Takes some seconds, during which the process answers between rounds only.
 */
export async function runTrial(
  graph: GraphStore,
  seed: number,
  named?: SpeedAttributes,
): Promise<TrialResult> {
  const picks = speedPicks(graph, seed, named)
  const { attributes = [] } = graph.nodeKinds[picks.kind] ?? {}
  return {
    overflowBytes: overflowCost(graph, seed),
    speeds: await measureSpeeds(graph, picks),
    numberAttribute: attributes[picks.number]?.name ?? null,
    textAttribute: attributes[picks.text]?.name ?? null,
  }
}

async function measureSpeeds(graph: GraphStore, picks: SpeedPicks): Promise<SpeedReading[]> {
  const readings: SpeedReading[] = []
  for (const { name, round } of tasksFor(graph, picks)) {
    const times: number[] = []
    let done: Done = { ops: 0, check: 0 }
    const started = performance.now()
    for (let at = 0; at < WARM_ROUNDS + ROUNDS; at++) {
      const from = performance.now()
      done = round()
      times.push(performance.now() - from)
      if (performance.now() - started > PATIENCE_MS) break
      await new Promise((resolve) => setImmediate(resolve))
    }
    const timed = times.length > WARM_ROUNDS ? times.slice(WARM_ROUNDS) : times.slice(-1)
    const sorted = timed.toSorted((a, b) => a - b)
    const median = sorted[sorted.length >> 1] ?? 0
    const { ops, check } = done
    // values may be infinite, which no message can say
    if (ops > 0)
      readings.push({ name, ns: (median * 1e6) / ops, ops, check: Number.isFinite(check) ? check : 0 })
  }
  return readings
}

function tasksFor(graph: GraphStore, picks: SpeedPicks): Task[] {
  const { kind, number, text, ofKind, nodes } = picks
  const tasks: Task[] = []
  if (number >= 0) {
    const middle = middleOf(graph, ofKind, number)
    tasks.push({ name: 'read-number', round: () => readNumbers(graph, ofKind, number) })
    if (text >= 0) tasks.push({ name: 'read-text', round: () => readTexts(graph, ofKind, text) })
    tasks.push({
      name: 'scan',
      round: () => ({
        ops: graph.nodeKinds[kind]?.count ?? 0,
        check: countAbove(graph, kind, number, middle),
      }),
    })
  } else if (text >= 0) {
    tasks.push({ name: 'read-text', round: () => readTexts(graph, ofKind, text) })
  }
  const stamps = new Uint32Array(graph.nodeCount)
  let stamp = 0
  tasks.push({ name: 'neighbours', round: () => walkNeighbours(graph, nodes) })
  tasks.push({
    name: 'ego',
    round: () => {
      const walked = egoNetworks(graph, nodes, stamps, stamp)
      stamp = walked.stamp
      return walked
    },
  })
  tasks.push({ name: 'pagerank', round: () => rankOnce(graph) })
  const marked = [...new Set(nodes)].slice(0, ANNOTATED)
  const values = marked.map((_, at) => at)
  const nothing = marked.map(() => null)
  tasks.push({
    name: 'annotate',
    round: () => {
      setAttribute(graph, marked, ANNOTATION, values)
      setAttribute(graph, marked, ANNOTATION, nothing)
      return { ops: marked.length, check: marked.length }
    },
  })
  return tasks
}

function readNumbers(graph: GraphStore, nodes: Uint32Array, attribute: number): Done {
  let check = 0
  for (const node of nodes) {
    const value = graph.nodeValue(node, attribute)
    if (typeof value === 'number') check += value
  }
  return { ops: nodes.length, check }
}

function readTexts(graph: GraphStore, nodes: Uint32Array, attribute: number): Done {
  let check = 0
  for (const node of nodes) {
    const value = graph.nodeValue(node, attribute)
    if (typeof value === 'string') check += value.length
  }
  return { ops: nodes.length, check }
}

/** One round over the whole graph, after one that counts where edges lead from. */
function rankOnce(graph: GraphStore): Done {
  const once = { damping: 0.85, from: [], tolerance: 1e-15, rounds: 1 }
  const { values } = atOnce(walkedPageRank(walkOf(graph, graph.directed), once))
  // to a millionth: sums come in the order of a mode's own lists
  let most = 0
  for (const rank of values) if (rank > most) most = rank
  return { ops: graph.edgeCount, check: Math.round(most * graph.nodeCount * 1e6) }
}

function middleOf(graph: GraphStore, nodes: Uint32Array, attribute: number): number {
  const values: number[] = []
  for (const node of nodes) {
    const value = graph.nodeValue(node, attribute)
    if (typeof value === 'number') values.push(value)
  }
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

function walkNeighbours(graph: GraphStore, nodes: Uint32Array): Done {
  let ops = 0
  let check = 0
  const visit = (neighbour: number) => {
    ops++
    check += neighbour
  }
  for (const node of nodes) {
    graph.forEachOut(node, visit)
    graph.forEachIn(node, visit)
    if (ops > MOST_EDGES) break
  }
  return { ops, check }
}

/** `stamps` marks who has been seen by a number that rises from network to network, so that it is never cleared. */
function egoNetworks(
  graph: GraphStore,
  nodes: Uint32Array,
  stamps: Uint32Array,
  before: number,
): Done & { stamp: number } {
  let ops = 0
  let check = 0
  let stamp = before
  let reached: number[] = []
  const visit = (neighbour: number) => {
    ops++
    if (stamps[neighbour] === stamp) return
    stamps[neighbour] = stamp
    reached.push(neighbour)
  }
  for (const node of nodes) {
    stamp++
    stamps[node] = stamp
    reached = []
    graph.forEachOut(node, visit)
    graph.forEachIn(node, visit)
    for (const each of reached.slice()) {
      graph.forEachOut(each, visit)
      graph.forEachIn(each, visit)
    }
    check += reached.length
    if (ops > MOST_EDGES) break
  }
  return { ops, check, stamp }
}
