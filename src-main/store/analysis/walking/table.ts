import type { MeasureName, ParametersOf } from '../../../../src-shared/contract/measures.ts'
import { walkedCoreNumbers } from './core-numbers.ts'
import { walkedDegree } from './degree.ts'
import { walkedDistances } from './distances.ts'
import { walkedPageRank } from './pagerank.ts'
import type { Walk, WalkedMeasure, WalkedName } from './walk.ts'
import { walkedWeakComponents } from './weak-components.ts'

/** How each of them is computed through the shared interface. */
export const walkedMeasures: { readonly [N in WalkedName]: WalkedMeasure<N> } = {
  degree: walkedDegree,
  pagerank: walkedPageRank,
  'weak-components': walkedWeakComponents,
  distances: walkedDistances,
  'core-numbers': walkedCoreNumbers,
}

export function isWalked(name: MeasureName): name is WalkedName {
  return Object.hasOwn(walkedMeasures, name)
}

/** Runs one of them; see {@link WalkedMeasure}. */
export function walked<N extends WalkedName>(name: N, walk: Walk, parameters: ParametersOf<N>) {
  const measure: WalkedMeasure<N> = walkedMeasures[name]
  return measure(walk, parameters)
}
