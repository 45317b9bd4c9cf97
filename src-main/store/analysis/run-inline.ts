import type { MeasureName, ParametersOf } from '../../../src-shared/contract/measures.ts'
import type { Measure, NodeValues, State, Summary } from './measure.ts'
import type { Reading } from './reading.ts'
import { alone } from './team.ts'

/** Runs a measure on the calling thread. For tests and small jobs: it cannot be cancelled. */
export function runInline<N extends MeasureName, S extends State>(
  measure: Measure<N, S>,
  graph: Reading,
  parameters: ParametersOf<N>,
): { values: NodeValues; summary: Summary } {
  const state = measure.allocate(graph, parameters, 1)
  const summary = measure.run(graph, parameters, state, alone(graph.nodeCount))
  return { values: state.values ?? new Uint32Array(0), summary }
}
