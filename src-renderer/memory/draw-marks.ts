import type uPlot from 'uplot'
import type { ChartColours } from './chart-options.ts'
import type { Mark } from './marks.ts'

/** Labels nearer than this to the end of the one before are left out; their lines stay. In CSS pixels. */
const labelGap = 8
/** Size of labels in the reader's own text size: a little smaller than the axes'. */
const labelRem = 0.77

/** Draws a line and a word for each thing that happened, over a chart that has just been drawn. */
export function drawMarks(chart: uPlot, marks: readonly Mark[], colours: ChartColours, rem: number): void {
  const { ctx, bbox, scales } = chart
  const [min, max] = [scales['x']?.min ?? 0, scales['x']?.max ?? 0]
  const ratio = devicePixelRatio
  ctx.save()
  ctx.beginPath()
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height)
  ctx.clip()
  ctx.strokeStyle = colours.text
  ctx.fillStyle = colours.text
  ctx.lineWidth = ratio
  ctx.font = `${labelRem * rem * ratio}px system-ui, sans-serif`
  ctx.textAlign = 'left'
  ctx.setLineDash([2 * ratio, 3 * ratio])
  let labelEnd = -Infinity
  for (const { at, text } of marks) {
    if (at < min || at > max) continue
    const x = Math.round(chart.valToPos(at, 'x', true))
    ctx.globalAlpha = 0.45
    ctx.beginPath()
    ctx.moveTo(x, bbox.top)
    ctx.lineTo(x, bbox.top + bbox.height)
    ctx.stroke()
    if (x < labelEnd) continue
    ctx.globalAlpha = 1
    ctx.fillText(text, x + 3 * ratio, bbox.top + labelRem * rem * ratio)
    labelEnd = x + ctx.measureText(text).width + labelGap * ratio
  }
  ctx.restore()
}
