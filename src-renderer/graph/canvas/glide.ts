import type { Core, NodeSingular } from 'cytoscape'
import { isMotionReduced } from '../../ui/motion.ts'
import type { Point } from '../view.ts'
import { between, viewportOf, type Viewport } from './viewport.ts'

/** Long enough to follow, short enough not to wait for. */
const durationMs = 450
/** Where drawing takes longer, two frames of 16 ms, nodes jump: a glide in jerks tells nothing. */
const slowMs = 32

/**
 * Moves nodes to their places and the viewport to its own over a few frames, or at once where motion is not wanted
 * or drawing, of which the last took `drawingMs`, is slow. Returns a function that ends it at the places.
 */
export function glide(
  cy: Core,
  placeOf: (node: NodeSingular) => Point | undefined,
  viewport: Viewport | undefined,
  drawingMs: number,
  done: () => void,
): () => void {
  const moves: { node: NodeSingular; from: Point; to: Point }[] = []
  cy.nodes().forEach((node) => {
    const to = placeOf(node)
    const from = { ...node.position() }
    if (to && !node.grabbed() && (Math.abs(to.x - from.x) > 0.5 || Math.abs(to.y - from.y) > 0.5)) {
      moves.push({ node, from, to })
    }
  })
  const begin = viewportOf(cy)
  const moveTo = (part: number) => {
    cy.batch(() => {
      for (const { node, from, to } of moves) {
        node.position({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part })
      }
      if (viewport) cy.viewport(between(begin, viewport, part))
    })
  }
  if (isMotionReduced() || moves.length === 0 || drawingMs > slowMs) {
    moveTo(1)
    done()
    return () => {}
  }
  const startedAt = performance.now()
  let frame = requestAnimationFrame(function move(now) {
    const time = Math.min(1, Math.max(0, (now - startedAt) / durationMs))
    moveTo(1 - (1 - time) ** 3)
    if (time < 1) frame = requestAnimationFrame(move)
    else done()
  })
  return () => {
    cancelAnimationFrame(frame)
    moveTo(1)
  }
}
