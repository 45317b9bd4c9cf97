import type { Core } from 'cytoscape'
import type { Point } from '../view.ts'

export type Viewport = { readonly zoom: number; readonly pan: Point }

const fitPadding = 48
/** The legend lies over the left of the picture; a window of this width has room beside it. */
const legendWidth = 190
const besideLegendFrom = 700
/** A few nodes should not fill the canvas. */
const fitZoomLimit = 1.6

/** A node's place and diameter in model units. */
export type Disk = Point & { readonly size: number }

/** The viewport that shows all disks, centred; `undefined` where there is nothing to show or nowhere to show it. */
export function viewportFor(
  disks: Iterable<Disk>,
  width: number,
  height: number,
  leastZoom: number,
): Viewport | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, size } of disks) {
    left = Math.min(left, x - size / 2)
    right = Math.max(right, x + size / 2)
    top = Math.min(top, y - size / 2)
    bottom = Math.max(bottom, y + size / 2)
  }
  const room = Math.min(fitPadding, width / 4, height / 4)
  if (!(left <= right) || width <= 0 || height <= 0) return undefined
  const beside = width >= besideLegendFrom ? legendWidth : 0
  const free = width - beside
  const fitting = Math.min((free - 2 * room) / (right - left), (height - 2 * room) / (bottom - top))
  const zoom = Math.max(leastZoom, Math.min(fitZoomLimit, fitting))
  return {
    zoom,
    pan: { x: beside + (free - zoom * (left + right)) / 2, y: (height - zoom * (top + bottom)) / 2 },
  }
}

export function viewportOf(cy: Core): Viewport {
  return { zoom: cy.zoom(), pan: { ...cy.pan() } }
}

/** Part of the way from one viewport to another. */
export function between(from: Viewport, to: Viewport, part: number): Viewport {
  const mix = (a: number, b: number) => a + (b - a) * part
  return {
    zoom: mix(from.zoom, to.zoom),
    pan: { x: mix(from.pan.x, to.pan.x), y: mix(from.pan.y, to.pan.y) },
  }
}
