import type { MeasureName } from '../../../src-shared/contract/measures.ts'
import type { Measure } from './measure.ts'
import { assortativity } from './measures/assortativity.ts'
import { betweenness } from './measures/betweenness.ts'
import { closeness } from './measures/closeness.ts'
import { clustering } from './measures/clustering.ts'
import { coreNumbers } from './measures/core-numbers.ts'
import { cutPoints } from './measures/cut-points.ts'
import { degree } from './measures/degree.ts'
import { degreeDistribution } from './measures/degree-distribution.ts'
import { density } from './measures/density.ts'
import { diameter } from './measures/diameter.ts'
import { distances } from './measures/distances.ts'
import { eigenvector } from './measures/eigenvector.ts'
import { harmonic } from './measures/harmonic.ts'
import { hits } from './measures/hits.ts'
import { katz } from './measures/katz.ts'
import { labelPropagation } from './measures/label-propagation.ts'
import { leiden } from './measures/leiden.ts'
import { pageRank } from './measures/pagerank.ts'
import { reciprocity } from './measures/reciprocity.ts'
import { strongComponents } from './measures/strong-components.ts'
import { triangles } from './measures/triangles.ts'
import { weakComponents } from './measures/weak-components.ts'

/** How each declared measure is computed. */
export const measureTable: { readonly [N in MeasureName]: Measure<N> } = {
  degree,
  'degree-distribution': degreeDistribution,
  pagerank: pageRank,
  hits,
  eigenvector,
  katz,
  'weak-components': weakComponents,
  'strong-components': strongComponents,
  distances,
  'core-numbers': coreNumbers,
  triangles,
  clustering,
  'label-propagation': labelPropagation,
  leiden,
  harmonic,
  closeness,
  betweenness,
  'cut-points': cutPoints,
  assortativity,
  reciprocity,
  density,
  diameter,
}
