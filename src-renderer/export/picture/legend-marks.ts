import type { Mark } from './marks.ts'
import { textWidth, type Font } from './measure-text.ts'

/** A colour of the picture and what it stands for. */
export type LegendItem = { readonly name: string; readonly colour: string }

const font: Font = { size: 12, family: 'system-ui, sans-serif' }
const rowHeight = 20
const edge = 16
const dot = 5
/** From a dot to its name, and from a name to the next dot. */
const [nameGap, itemGap] = [6, 18]

/** The legend in rows under the picture, so that it covers nothing. */
export function legendMarks(
  items: readonly LegendItem[],
  { width, top, colour }: { width: number; top: number; colour: string },
): { marks: Mark[]; height: number } {
  if (items.length === 0) return { marks: [], height: 0 }
  const marks: Mark[] = []
  let [x, row] = [edge, 0]
  for (const { name, colour: fill } of items) {
    const taken = 2 * dot + nameGap + textWidth(name, font)
    if (x > edge && x + taken > width - edge) [x, row] = [edge, row + 1]
    const y = top + edge / 2 + row * rowHeight + rowHeight / 2
    marks.push(
      {
        type: 'ellipse',
        x: x + dot,
        y,
        rx: dot,
        ry: dot,
        fill: { colour: fill, opacity: 1, border: undefined },
      },
      {
        type: 'text',
        x: x + 2 * dot + nameGap,
        y: y + font.size * 0.35,
        text: name,
        size: font.size,
        family: font.family,
        colour,
        anchor: 'start',
        outline: undefined,
        opacity: 1,
      },
    )
    x += taken + itemGap
  }
  return { marks, height: edge + (row + 1) * rowHeight }
}
