import { useEffect, useRef, type PointerEvent } from 'react'
import { frameFor, toMinimap, toModel, type MinimapFrame } from './canvas/minimap-frame.ts'
import { withTokens } from './colours.ts'
import { canvasNow, onCanvasMoved } from './current-canvas.ts'
import css from './minimap.module.css'
import { useLooks } from './looks-store.ts'
import type { Point } from './view.ts'

const width = 168
const height = 112

/**
 * The whole picture in small, with a frame around what is in sight; dragging in it pans. Drawn from positions, with
 * the frame alone redrawn while panning. Keyboards have arrows and Fit for the same.
 */
export function Minimap() {
  const element = useRef<HTMLCanvasElement>(null)
  const frame = useRef<MinimapFrame>(undefined)

  useEffect(() => {
    const target = element.current
    const context = target?.getContext('2d')
    if (!target || !context) return undefined
    const ratio = devicePixelRatio
    target.width = width * ratio
    target.height = height * ratio
    let pending = 0
    const draw = () => {
      pending = 0
      const shown = canvasNow()
      if (!shown) return
      const places = shown.positions()
      frame.current = frameFor(places.values(), width, height)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
      if (!frame.current) return
      drawNodes(context, places, frame.current)
      const { x1, y1, x2, y2 } = shown.inSight()
      const from = toMinimap(frame.current, { x: x1, y: y1 })
      const to = toMinimap(frame.current, { x: x2, y: y2 })
      const [accent, wash] = withTokens(target, (colourOf) => [colourOf('accent'), colourOf('text')])
      context.strokeStyle = accent ?? ''
      context.fillStyle = wash ?? ''
      context.lineWidth = 1.5
      context.globalAlpha = 0.05
      context.fillRect(from.x, from.y, to.x - from.x, to.y - from.y)
      context.globalAlpha = 1
      context.strokeRect(
        Math.max(1, from.x),
        Math.max(1, from.y),
        Math.min(width - 1, to.x) - Math.max(1, from.x),
        Math.min(height - 1, to.y) - Math.max(1, from.y),
      )
    }
    const soon = () => {
      pending ||= requestAnimationFrame(draw)
    }
    soon()
    const stops = [onCanvasMoved(soon), useLooks.subscribe(soon)]
    return () => {
      cancelAnimationFrame(pending)
      for (const stop of stops) stop()
    }
  }, [])

  const panTo = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!frame.current || (event.type === 'pointermove' && event.buttons === 0)) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    event.currentTarget.setPointerCapture(event.pointerId)
    canvasNow()?.centreOn(toModel(frame.current, { x: event.clientX - left, y: event.clientY - top }))
  }

  return (
    <canvas
      ref={element}
      className={css.minimap}
      style={{ width, height }}
      data-testid="minimap"
      aria-hidden="true"
      onPointerDown={panTo}
      onPointerMove={panTo}
    />
  )
}

function drawNodes(
  context: CanvasRenderingContext2D,
  places: ReadonlyMap<number, Point>,
  frame: MinimapFrame,
): void {
  const { nodes, hidesOff } = useLooks.getState()
  for (const [index, place] of places) {
    const look = nodes.get(index)
    if (look?.isOff && hidesOff) continue
    const { x, y } = toMinimap(frame, place)
    const side = Math.max(1.5, (look?.size ?? 10) * frame.scale)
    context.globalAlpha = look?.isOff ? 0.15 : 1
    context.fillStyle = look?.colour ?? 'gray'
    context.fillRect(x - side / 2, y - side / 2, side, side)
  }
  context.globalAlpha = 1
}
