import type { MeasureName } from '../../../src-shared/contract/measures.ts'
import type { Measure } from './measure.ts'

/** How each declared measure is computed; loaded when first asked for, so that a thread starts with its own only. */
export const measureTable: { readonly [N in MeasureName]: () => Promise<Measure<N>> } = {
  degree: async () => (await import('./measures/degree.ts')).degree,
  'degree-distribution': async () => (await import('./measures/degree-distribution.ts')).degreeDistribution,
  pagerank: async () => (await import('./measures/pagerank.ts')).pageRank,
  hits: async () => (await import('./measures/hits.ts')).hits,
  eigenvector: async () => (await import('./measures/eigenvector.ts')).eigenvector,
  katz: async () => (await import('./measures/katz.ts')).katz,
  'weak-components': async () => (await import('./measures/weak-components.ts')).weakComponents,
  'strong-components': async () => (await import('./measures/strong-components.ts')).strongComponents,
  distances: async () => (await import('./measures/distances.ts')).distances,
  'core-numbers': async () => (await import('./measures/core-numbers.ts')).coreNumbers,
  triangles: async () => (await import('./measures/triangles.ts')).triangles,
  clustering: async () => (await import('./measures/clustering.ts')).clustering,
  'label-propagation': async () => (await import('./measures/label-propagation.ts')).labelPropagation,
  leiden: async () => (await import('./measures/leiden.ts')).leiden,
  harmonic: async () => (await import('./measures/harmonic.ts')).harmonic,
  closeness: async () => (await import('./measures/closeness.ts')).closeness,
  betweenness: async () => (await import('./measures/betweenness.ts')).betweenness,
  'cut-points': async () => (await import('./measures/cut-points.ts')).cutPoints,
  assortativity: async () => (await import('./measures/assortativity.ts')).assortativity,
  reciprocity: async () => (await import('./measures/reciprocity.ts')).reciprocity,
  density: async () => (await import('./measures/density.ts')).density,
  diameter: async () => (await import('./measures/diameter.ts')).diameter,
}
