import type { ComponentsSummary } from '../../../src-shared/contract/queries.ts'
import { runMeasure } from '../analysis/run-measure.ts'
import { inSlices } from '../analysis/slices.ts'
import { viewed } from '../analysis/view.ts'
import type { GraphStore } from '../graph-store.ts'
import { viewNode } from './present.ts'
import type { QueryCache } from './query-cache.ts'
import { degreeReader } from './scan/degrees.ts'

/** What queries need: a graph, and what was worked out about it. */
export type Queried = { readonly store: GraphStore; readonly cache: QueryCache }

/** The weak component of every node, 0 the largest. On worker threads, once; 4 bytes a node. */
export function componentsOf({ store, cache }: Queried, signal?: AbortSignal): Promise<Uint32Array> {
  return cache.of('components', async () => {
    const { graph } = await inSlices(viewed(store, { directed: false }), signal)
    const { values } = await runMeasure('weak-components', graph, {}, { signal })
    const value = values as Uint32Array
    return { value, bytes: value.byteLength, lasting: true }
  })
}

/** Nodes between two looks at the clock. */
const CHUNK = 8192

/** How many components there are, of which sizes, and the largest with their most connected node each. */
export async function componentsSummary(
  queried: Queried,
  topCount: number,
  signal?: AbortSignal,
): Promise<ComponentsSummary> {
  const components = await componentsOf(queried, signal)
  return await inSlices(summarised(queried.store, components, topCount), signal)
}

function* summarised(
  store: GraphStore,
  components: Uint32Array,
  topCount: number,
): Generator<void, ComponentsSummary> {
  const sizes: number[] = []
  const hubs = new Uint32Array(topCount)
  const hubDegrees = new Int32Array(topCount).fill(-1)
  const degrees = new Float64Array(CHUNK)
  const readDegrees = degreeReader(store, 'degree')
  for (let from = 0; from < components.length; from += CHUNK) {
    const length = Math.min(CHUNK, components.length - from)
    readDegrees(from, length, degrees)
    for (let i = 0; i < length; i++) {
      const component = components[from + i]!
      sizes[component] = (sizes[component] ?? 0) + 1
      if (component < topCount && degrees[i]! > hubDegrees[component]!) {
        hubDegrees[component] = degrees[i]!
        hubs[component] = from + i
      }
    }
    yield
  }
  const bins: number[] = []
  for (const size of sizes) bins[31 - Math.clz32(size)] = (bins[31 - Math.clz32(size)] ?? 0) + 1
  return {
    components: sizes.length,
    largest: sizes[0] ?? 0,
    single: bins[0] ?? 0,
    sizes: Array.from(bins, (count, bin) => ({ from: 2 ** bin, to: 2 ** (bin + 1), count: count ?? 0 })),
    top: sizes.slice(0, topCount).map((size, component) => ({
      component,
      size,
      node: viewNode(store, hubs[component]!),
    })),
  }
}
