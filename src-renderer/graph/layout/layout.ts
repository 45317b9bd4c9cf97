import { numberOf, type ValuesOf } from '../style/attribute-values.ts'
import type { Point, View } from '../view.ts'
import type { LayoutChoice } from './layout-choice.ts'
import type { LayoutJob, LayoutMessage, Places } from './layout-job.ts'
import { orderNodes } from './node-order.ts'

/** Where nodes go, and which edges hold the picture together. */
export type Layout = { readonly placed: ReadonlyMap<number, Point>; readonly backbone: ReadonlySet<number> }

export type LayoutOptions = {
  readonly choice: LayoutChoice
  /** Nodes that stay where they are. */
  readonly fixed: ReadonlySet<number>
  /** Diameter of a node in model units. */
  readonly sizeOf: (node: number) => number
  /** Values of the attributes that the layout reads. */
  readonly valuesOf: ValuesOf
  readonly signal: AbortSignal
  /** Told some ten times a second where nodes are for the moment, by layouts that move. */
  readonly onPlaced: (placed: ReadonlyMap<number, Point>) => void
}

/**
 * Places the nodes of a view in a worker of its own, so that drawing goes on meanwhile and `signal` stops it at
 * once. Throws an `AbortError` when stopped.
 */
export async function layOut(view: View, options: LayoutOptions): Promise<Layout> {
  const indexes = [...view.nodes.keys()]
  const edges = [...view.edges.values()]
  const toMap = (placed: Places) =>
    new Map(indexes.map((index, order) => [index, { x: placed[2 * order]!, y: placed[2 * order + 1]! }]))
  const job = jobFor(view, indexes, options)
  const { placed, backbone } = await inWorker(job, options.signal, (places) =>
    options.onPlaced(toMap(places)),
  )
  return { placed: toMap(placed), backbone: new Set(backbone.map((order) => edges[order]!.index)) }
}

function jobFor(view: View, indexes: readonly number[], options: LayoutOptions): LayoutJob {
  const { choice, fixed, sizeOf, valuesOf } = options
  const orderOf = new Map(indexes.map((index, order) => [index, order]))
  const by = 'order' in choice ? choice.order : ({ by: 'label' } as const)
  const ordered = orderNodes(view, by, by.by === 'attribute' ? valuesOf('node', by.name) : undefined)
  return {
    choice,
    sizes: indexes.map(sizeOf),
    start: indexes.flatMap((index) => {
      const { x, y } = view.positions.get(index) ?? { x: 0, y: 0 }
      return [x, y]
    }),
    fixed: indexes.flatMap((index, order) => (fixed.has(index) ? [order] : [])),
    ends: [...view.edges.values()].flatMap(({ source, target }) => [
      orderOf.get(source)!,
      orderOf.get(target)!,
    ]),
    ...ordered,
    values: choice.name === 'attribute' ? valuesFor(choice, indexes, valuesOf) : [],
  }
}

function valuesFor(
  { x, y }: { x: string; y: string },
  indexes: readonly number[],
  valuesOf: ValuesOf,
): LayoutJob['values'] {
  const across = valuesOf('node', x)
  const up = valuesOf('node', y)
  return indexes.map((index) => [numberOf(across?.get(index)) ?? null, numberOf(up?.get(index)) ?? null])
}

function inWorker(
  job: LayoutJob,
  signal: AbortSignal,
  onPlaced: (placed: Places) => void,
): Promise<Extract<LayoutMessage, { type: 'done' }>> {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  let stop: (() => void) | undefined
  const answer = new Promise<Extract<LayoutMessage, { type: 'done' }>>((resolve, reject) => {
    stop = () => reject(new DOMException('The layout was stopped.', 'AbortError'))
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutMessage>) => {
      if (data.type === 'done') resolve(data)
      else if (!signal.aborted) onPlaced(data.placed)
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(`The layout failed: ${message}`)))
    signal.addEventListener('abort', stop)
    if (signal.aborted) stop()
    else worker.postMessage(job)
  })
  return answer.finally(() => {
    if (stop) signal.removeEventListener('abort', stop)
    worker.terminate()
  })
}
