import type { Core } from 'cytoscape'
import type { Point } from '../view.ts'

export type Viewport = { readonly zoom: number; readonly pan: Point }

const fitPadding = 32
/** Pixels at the top that the toolbar lies over. */
const toolbarHeight = 28
/** A few nodes should not fill the canvas. */
const fitZoomLimit = 1.6

/** Pixels at the left bottom that something lies over: the legend. */
export type Overlay = { readonly width: number; readonly height: number }

/** A node's place and diameter in model units. */
export type Disk = Point & { readonly size: number }

/**
 * The viewport that shows all disks, centred beside or above what lies over the picture, whichever leaves them larger;
 * `undefined` where there is nothing to show or nowhere to show it.
 */
export function viewportFor(
  disks: Iterable<Disk>,
  width: number,
  height: number,
  leastZoom: number,
  overlay: Overlay = { width: 0, height: 0 },
): Viewport | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, size } of disks) {
    left = Math.min(left, x - size / 2)
    right = Math.max(right, x + size / 2)
    top = Math.min(top, y - size / 2)
    bottom = Math.max(bottom, y + size / 2)
  }
  if (!(left <= right) || width <= 0 || height <= 0) return undefined
  const under = Math.min(toolbarHeight, height / 8)
  const free = [
    { x: overlay.width, width: width - overlay.width, height: height - under },
    { x: 0, width, height: height - under - overlay.height },
  ].map((area) => {
    const room = Math.min(fitPadding, area.width / 4, area.height / 4)
    const zoom = Math.min((area.width - 2 * room) / (right - left), (area.height - 2 * room) / (bottom - top))
    return { ...area, zoom: Math.max(leastZoom, Math.min(fitZoomLimit, zoom)) }
  })
  const [beside, above] = free as [(typeof free)[0], (typeof free)[0]]
  const area = beside.zoom >= above.zoom ? beside : above
  return {
    zoom: area.zoom,
    pan: {
      x: area.x + (area.width - area.zoom * (left + right)) / 2,
      y: under + (area.height - area.zoom * (top + bottom)) / 2,
    },
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
