import type { Core } from 'cytoscape'
import type { Point } from '../view.ts'

export type Viewport = { readonly zoom: number; readonly pan: Point }

const fitPadding = 32
/** A few nodes should not fill the canvas. */
const fitZoomLimit = 1.6
/** Of places that show the picture nearly as large as the best, the roomiest keeps it in the middle. */
const closeCall = 0.9

type Size = { readonly width: number; readonly height: number }

/** Pixels that something lies over: the toolbar along the top, the legend at the left bottom, the minimap at the right. */
export type Overlay = { readonly top: number; readonly left: Size; readonly right: Size }

const nothing: Size = { width: 0, height: 0 }

/** A node's place and diameter in model units. */
export type Disk = Point & { readonly size: number }

/**
 * The viewport that shows all disks, centred beside or above each thing that lies over the picture, where that leaves
 * them large; `undefined` where there is nothing to show or nowhere to show it.
 */
export function viewportFor(
  disks: Iterable<Disk>,
  width: number,
  height: number,
  leastZoom: number,
  overlay: Overlay = { top: 0, left: nothing, right: nothing },
): Viewport | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, size } of disks) {
    left = Math.min(left, x - size / 2)
    right = Math.max(right, x + size / 2)
    top = Math.min(top, y - size / 2)
    bottom = Math.max(bottom, y + size / 2)
  }
  if (!(left <= right) || width <= 0 || height <= 0) return undefined
  const under = Math.min(overlay.top, height / 2)
  const free = [
    [overlay.left.width, overlay.right.width, 0],
    [overlay.left.width, 0, overlay.right.height],
    [0, overlay.right.width, overlay.left.height],
    [0, 0, Math.max(overlay.left.height, overlay.right.height)],
  ].map(([before = 0, after = 0, below = 0]) => {
    const area = {
      x: before,
      width: Math.max(0, width - before - after),
      height: Math.max(0, height - under - below),
    }
    const room = Math.min(fitPadding, area.width / 4, area.height / 4)
    const zoom = Math.min((area.width - 2 * room) / (right - left), (area.height - 2 * room) / (bottom - top))
    return { ...area, zoom: Math.max(leastZoom, Math.min(fitZoomLimit, zoom)) }
  })
  const nearest = Math.max(...free.map(({ zoom }) => zoom))
  const area = free
    .filter(({ zoom }) => zoom >= nearest * closeCall)
    .reduce((best, each) => (each.width * each.height > best.width * best.height ? each : best))
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
