import type { Core } from 'cytoscape'

/**
 * What this program uses of Cytoscape's renderer beyond its published interface, as of the version that the lock
 * file names. Everything is looked up when used, so that another renderer merely does without.
 */
type Internals = {
  requestedFrame?: boolean
  flushRenderedStyleQueue?: () => void
  pinching?: boolean
  swipePanning?: boolean
  hoverData?: { dragging?: boolean; draggingEles?: boolean }
  data?: { wheelZooming?: boolean }
}

function internals(cy: Core): Internals {
  return (cy as unknown as { renderer(): Internals | null }).renderer() ?? {}
}

/**
 * Works out styles and shapes of what was added or changed, and puts drawing off: otherwise the next frame would
 * do so for everything at once, and draw what is not complete.
 */
export function prepareWithoutDrawing(cy: Core): void {
  internals(cy).flushRenderedStyleQueue?.()
  putOffDrawing(cy)
}

/** Does without the drawing that was asked for; `drawNext` asks anew. */
export function putOffDrawing(cy: Core): void {
  internals(cy).requestedFrame = false
}

/** Draws everything with the next frame. */
export function drawNext(cy: Core): void {
  cy.forceRender()
}

/** Whether the viewport is being moved by hand: dragged, pinched, swiped or zoomed by wheel. */
export function isMovedByHand(cy: Core): boolean {
  const { pinching, swipePanning, hoverData, data } = internals(cy)
  return Boolean(pinching || swipePanning || hoverData?.dragging || data?.wheelZooming)
}
