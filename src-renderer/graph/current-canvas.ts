import type { GraphCanvas } from './canvas/graph-canvas.ts'

let current: GraphCanvas | undefined
/** What moved: nodes within the picture, or only what is in sight of it. */
export type Moved = 'nodes' | 'viewport'

const listeners = new Set<(what: Moved) => void>()

/** The picture that is drawn now, for what lies outside of it: minimap, exports. */
export function canvasNow(): GraphCanvas | undefined {
  return current
}

export function setCanvas(canvas: GraphCanvas | undefined): void {
  current = canvas
  tellCanvasMoved('nodes')
}

/** Calls `listener` whenever the picture or what is in sight of it has moved; returns how to stop that. */
export function onCanvasMoved(listener: (what: Moved) => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export function tellCanvasMoved(what: Moved): void {
  for (const tell of listeners) tell(what)
}
