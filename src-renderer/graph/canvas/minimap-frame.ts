import type { Point } from '../view.ts'

export type Extent = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }

/** From places of the model to pixels of the minimap, and back. */
export type MinimapFrame = { readonly scale: number; readonly x: number; readonly y: number }

/** Pixels left free at the edge of the minimap. */
const padding = 6

/** What is narrower than a pixel of the model is one place: stretched over the minimap it would be rounding errors. */
const leastExtent = 1

/** The frame in which all points fit into `width` × `height` pixels, centred; `undefined` without points. */
export function frameFor(points: Iterable<Point>, width: number, height: number): MinimapFrame | undefined {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y } of points) {
    x1 = Math.min(x1, x)
    y1 = Math.min(y1, y)
    x2 = Math.max(x2, x)
    y2 = Math.max(y2, y)
  }
  if (!(x1 <= x2)) return undefined
  const scale = Math.min(
    (width - 2 * padding) / Math.max(x2 - x1, leastExtent),
    (height - 2 * padding) / Math.max(y2 - y1, leastExtent),
  )
  return { scale, x: (width - scale * (x1 + x2)) / 2, y: (height - scale * (y1 + y2)) / 2 }
}

export function toMinimap({ scale, x, y }: MinimapFrame, point: Point): Point {
  return { x: point.x * scale + x, y: point.y * scale + y }
}

export function toModel({ scale, x, y }: MinimapFrame, pixel: Point): Point {
  return { x: (pixel.x - x) / scale, y: (pixel.y - y) / scale }
}
