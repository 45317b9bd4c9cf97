import { assertNever } from '../../src-shared/contract/failure.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { dictMode } from './dict/mode.ts'
import type { GraphStore } from './graph-store.ts'
import type { LoadedGraph } from './load/loaded-graph.ts'
import { MemoryGuard } from './memory-guard.ts'
import { objectMode } from './object/mode.ts'
import { slottedGraph } from './slotted/build.ts'
import { unpackGraph } from './unpack-graph.ts'

/** What a build is told, and tells. */
export type BuildContext = {
  /** Where attributes that some records lack lie; see the plan. */
  gaps?: LoadPlan['gaps'] | undefined
  /** Records unpacked so far, of nodes and edges together. */
  onProgress: (recordsDone: number) => void
  signal: AbortSignal
}

/**
 * The loaded graph, held in the given mode. The slotted store adopts the columns; the others unpack them
 * record by record in slices, so that the process stays answerable, and stop with `out-of-memory` before V8
 * would end the process, or the machine runs short.
 */
export async function buildStore(graph: LoadedGraph, mode: Mode, context: BuildContext): Promise<GraphStore> {
  switch (mode) {
    case 'slotted':
      return built(slottedGraph(graph, context.gaps), context)
    case 'dict':
      return built(unpackGraph(graph, dictMode, context.gaps), context)
    case 'object':
      return built(unpackGraph(graph, objectMode, context.gaps), context)
    default:
      return assertNever(mode)
  }
}

/** Length of a slice: short enough that a cancel is heard within a tenth of a second. */
const SLICE_MS = 40

async function built(steps: Generator<number, GraphStore>, context: BuildContext): Promise<GraphStore> {
  const guard = new MemoryGuard()
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    context.onProgress(step.value)
    guard.checkHeap(step.value)
    guard.checkBudget(step.value)
    await new Promise((resolve) => setImmediate(resolve))
    context.signal.throwIfAborted()
    until = performance.now() + SLICE_MS
  }
}
