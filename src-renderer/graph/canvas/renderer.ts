import type { Core } from 'cytoscape'

/**
 * What this program uses of Cytoscape's renderer beyond its published interface, as of the version that the lock
 * file names. Everything is looked up when used, so that another renderer merely does without.
 */
type Internals = {
  textureOnViewport?: boolean
  requestedFrame?: boolean
  redraw?: () => void
  flushRenderedStyleQueue?: () => void
}

function internals(cy: Core): Internals {
  return (cy as unknown as { renderer(): Internals | null }).renderer() ?? {}
}

/** Moves large pictures as a picture of themselves; takes effect from the next gesture on. */
export function moveAsTexture(cy: Core, isTexture: boolean): void {
  internals(cy).textureOnViewport = isTexture
}

/**
 * Works out styles and shapes of what was added or changed, and puts drawing off: otherwise the next frame would
 * do so for everything at once, and draw what is not complete.
 */
export function prepareWithoutDrawing(cy: Core): void {
  const renderer = internals(cy)
  renderer.flushRenderedStyleQueue?.()
  renderer.requestedFrame = false
}

/** Draws with the next frame. */
export function drawNext(cy: Core): void {
  internals(cy).redraw?.()
}
