import type { LayoutAnswer, LayoutJob } from './layout-job.ts'
import { nodeSize } from './node-size.ts'
import type { Point, View } from './view.ts'

/** Where nodes go, and which edges hold the picture together. */
export type Layout = { readonly placed: ReadonlyMap<number, Point>; readonly backbone: ReadonlySet<number> }

/**
 * Places the nodes of a view with fcose in a worker of its own, so that drawing goes on meanwhile and `signal`
 * stops it at once. Nodes of `fixed` stay where they are. Throws `cancelled` when stopped.
 */
export async function layOut(view: View, fixed: ReadonlySet<number>, signal: AbortSignal): Promise<Layout> {
  const indexes = [...view.nodes.keys()]
  const edges = [...view.edges.values()]
  const orderOf = new Map(indexes.map((index, order) => [index, order]))
  const degrees = [...view.nodes.values()].map(({ degree }) => degree)
  const largest = Math.max(1, ...degrees)
  const job: LayoutJob = {
    sizes: degrees.map((degree) => nodeSize(degree, largest)),
    start: indexes.flatMap((index) => {
      const { x, y } = view.positions.get(index) ?? { x: 0, y: 0 }
      return [x, y]
    }),
    fixed: indexes.flatMap((index, order) => (fixed.has(index) ? [order] : [])),
    ends: edges.flatMap(({ source, target }) => [orderOf.get(source)!, orderOf.get(target)!]),
  }
  const { placed, backbone } = await inWorker(job, signal)
  return {
    placed: new Map(
      indexes.map((index, order) => [index, { x: placed[2 * order]!, y: placed[2 * order + 1]! }]),
    ),
    backbone: new Set(backbone.map((order) => edges[order]!.index)),
  }
}

function inWorker(job: LayoutJob, signal: AbortSignal): Promise<LayoutAnswer> {
  const worker = new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' })
  let stop: (() => void) | undefined
  const answer = new Promise<LayoutAnswer>((resolve, reject) => {
    stop = () => reject(new DOMException('The layout was stopped.', 'AbortError'))
    worker.addEventListener('message', ({ data }: MessageEvent<LayoutAnswer>) => resolve(data))
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
