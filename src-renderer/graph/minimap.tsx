import { useEffect, useRef, type PointerEvent } from 'react'
import { frameFor, toMinimap, toModel, type Extent, type MinimapFrame } from './canvas/minimap-frame.ts'
import { onThemeChange, withTokens } from './colours.ts'
import { canvasNow, onCanvasMoved, type Moved } from './current-canvas.ts'
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
    // the nodes alone, as they were drawn last: panning only moves the frame over them
    const nodes = document.createElement('canvas')
    nodes.width = target.width
    nodes.height = target.height
    const nodesContext = nodes.getContext('2d')
    const readColours = () =>
      withTokens(target, (colourOf) => ({ accent: colourOf('accent'), text: colourOf('text') }))
    let colours = readColours()
    let nodesMoved = true
    let pending = 0
    const draw = () => {
      pending = 0
      const shown = canvasNow()
      if (!shown || !nodesContext) return
      if (nodesMoved) {
        nodesMoved = false
        const places = shown.positions()
        frame.current = frameFor(places.values(), width, height)
        nodesContext.setTransform(ratio, 0, 0, ratio, 0, 0)
        nodesContext.clearRect(0, 0, width, height)
        if (frame.current) drawNodes(nodesContext, places, frame.current)
      }
      context.setTransform(1, 0, 0, 1, 0, 0)
      context.clearRect(0, 0, target.width, target.height)
      context.drawImage(nodes, 0, 0)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      if (frame.current) drawSight(context, shown.sight.extent(), frame.current, colours)
    }
    const soon = (what: Moved) => {
      nodesMoved ||= what === 'nodes'
      pending ||= requestAnimationFrame(draw)
    }
    soon('nodes')
    const stops = [
      onCanvasMoved(soon),
      useLooks.subscribe(() => soon('nodes')),
      onThemeChange(() => {
        colours = readColours()
        soon('viewport')
      }),
    ]
    return () => {
      cancelAnimationFrame(pending)
      for (const stop of stops) stop()
    }
  }, [])

  const panTo = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!frame.current || (event.type === 'pointermove' && event.buttons === 0)) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    event.currentTarget.setPointerCapture(event.pointerId)
    canvasNow()?.sight.centreOn(toModel(frame.current, { x: event.clientX - left, y: event.clientY - top }))
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

/** The frame around what is in sight, cut where it leaves the minimap. */
function drawSight(
  context: CanvasRenderingContext2D,
  { x1, y1, x2, y2 }: Extent,
  frame: MinimapFrame,
  colours: { accent: string; text: string },
): void {
  const from = toMinimap(frame, { x: x1, y: y1 })
  const to = toMinimap(frame, { x: x2, y: y2 })
  const [left, top] = [Math.max(1, from.x), Math.max(1, from.y)]
  const [right, bottom] = [Math.min(width - 1, to.x), Math.min(height - 1, to.y)]
  context.fillStyle = colours.text
  context.globalAlpha = 0.05
  context.fillRect(left, top, right - left, bottom - top)
  context.globalAlpha = 1
  context.strokeStyle = colours.accent
  context.lineWidth = 1.5
  context.strokeRect(left, top, right - left, bottom - top)
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
