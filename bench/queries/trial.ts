/**
 * Questions of an analyst to one store, in a process of its own as a store process is: `trial.ts FILE TIMES`. Prints a
 * line of JSON a question: see {@link Timing}.
 */
import { storeCalls } from '../../src-shared/contract/store-calls.ts'
import { below, randomSource } from '../../src-main/generate/random.ts'
import { inspectFile } from '../../src-main/dataset/inspect.ts'
import { buildSlottedGraph } from '../../src-main/store/slotted/build.ts'
import { loadGraph } from '../../src-main/store/load/load-graph.ts'
import { storeAnswers, type Loaded } from '../../src-main/store/query/answers.ts'
import { OneByOne } from '../../src-shared/one-by-one.ts'
import { QueryCache } from '../../src-main/store/query/query-cache.ts'
import { textOf } from '../../src-main/store/query/present.ts'
import { questionsOf } from './questions.ts'

export type Timing = {
  what: string
  /** From the call to the answer as JSON, sorted. */
  ms: number[]
  /** Time of all the process's threads meanwhile, sorted: steadier on a busy machine. */
  cpuMs: number[]
  /** Longest that the process did not answer others meanwhile. */
  heldMs: number
}

const [file = '', times = '40'] = process.argv.slice(2)

const { plan } = await inspectFile(file, () => {})
if (plan === null) throw new Error(`${file} holds no graph`)
const store = buildSlottedGraph(await loadGraph(file, plan))
const loaded: Loaded = {
  store,
  memory: {} as Loaded['memory'],
  kept: new Map(),
  cache: new QueryCache(),
  edits: new OneByOne(),
  snapshotWritten: Promise.resolve(),
}
const answers = storeAnswers(() => loaded)

const random = randomSource(1)
const draw = {
  below: (limit: number) => below(random, limit),
  // one that has edges: of a generated graph's nodes many have none
  node: () => store.targetOf(below(random, store.edgeCount)),
  label: () => textOf(store.nodeValue(below(random, store.nodeCount), 1)),
}

/** Askings that may in a row be answered with too little, before the graph is taken to be too small. */
const mostShort = 50

for (const { what, fresh, call, params, timesMost = Infinity, holds = 0 } of questionsOf(draw)) {
  const ms: number[] = []
  const cpuMs: number[] = []
  let heldMs = 0
  let short = 0
  // the first two warm the code, as work on any graph soon does
  for (let time = timesMost < 3 ? 0 : -2; time < Math.min(Number(times), timesMost); time++) {
    if (fresh) loaded.cache.clear()
    const ask = params()
    const controller = new AbortController()
    const meter = held()
    const cpu = process.cpuUsage()
    const started = performance.now()
    const answer = answers[call] as (asked: unknown, context: object) => unknown
    const result = await answer(ask, { signal: controller.signal, progress: () => {} })
    const bytes = JSON.stringify(result).length
    const elapsed = performance.now() - started
    const { user, system } = process.cpuUsage(cpu)
    const longest = meter()
    if (bytes === 0 || !(call in storeCalls)) throw new Error('no answer')
    if (nodesIn(result) < holds) {
      if (++short > mostShort) throw new Error(`${what}: the graph is too small`)
      time--
      continue
    }
    short = 0
    if (time < 0) continue
    ms.push(elapsed)
    cpuMs.push((user + system) / 1000)
    heldMs = Math.max(heldMs, longest)
  }
  const ascending = (all: number[]) => all.toSorted((a, b) => a - b)
  const timing: Timing = { what, ms: ascending(ms), cpuMs: ascending(cpuMs), heldMs }
  console.log(JSON.stringify(timing))
}

/** Nodes of the part of the graph in an answer, if there is one. */
function nodesIn(answer: unknown): number {
  return (answer as { subgraph?: { nodes: unknown[] } }).subgraph?.nodes.length ?? 0
}

/** Measures the longest time between two turns of the event loop, until it is asked. */
function held(): () => number {
  let longest = 0
  let last = performance.now()
  let running = true
  const turn = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    if (running) setImmediate(turn)
  }
  setImmediate(turn)
  return () => {
    running = false
    return Math.max(longest, performance.now() - last)
  }
}
