import type { MeasureName, ParametersOf } from '../../../src-shared/contract/measures.ts'
import type { Reading } from './reading.ts'
import type { Team } from './team.ts'

/** A number a node. NaN, or {@link NO_VALUE} in integers, where the measure has nothing to say. */
export type NodeValues = Uint32Array | Float64Array

/** Missing, in a `Uint32Array` of values. */
export const NO_VALUE = 0xffff_ffff

type Shared = Uint8Array | Uint32Array | Int32Array | Float64Array

/** Arrays that the threads of a run share, by name; `values` is the result. */
export type State = { readonly [name: string]: Shared | undefined; readonly values?: NodeValues }

/** Numbers about the whole graph, by name. */
export type Summary = Record<string, number>

/**
 * One measure. `run` is called on every thread of a team with the same arguments and shares out its work by
 * the team's methods; one that is not `parallel`, or not for this graph, is run on one thread. The summary of the first
 * thread counts. Scratch memory that one thread needs is its own affair.
 */
export type Measure<N extends MeasureName, S extends State = State> = {
  readonly parallel: boolean | ((graph: Reading) => boolean)
  allocate(graph: Reading, parameters: ParametersOf<N>, threads: number): S
  run(graph: Reading, parameters: ParametersOf<N>, state: S, team: Team): Summary
}
