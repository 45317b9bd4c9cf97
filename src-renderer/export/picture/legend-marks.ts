import type { Mark } from './marks.ts'
import { textWidth, type Font } from './measure-text.ts'

/** What one thing in the picture says: a title, then its colours with what they stand for. */
export type LegendGroup = {
  readonly title: string
  readonly items: readonly { readonly name: string; readonly colour: string }[]
}

const font: Font = { size: 12, family: 'system-ui, sans-serif' }
const rowHeight = 20
const edge = 16
const dot = 5
/** From a dot to its name, and from a name to what comes next. */
const [nameGap, itemGap] = [6, 18]

/** The legend under the picture, so that it covers nothing: a group begins a row, and takes more where it must. */
export function legendMarks(
  groups: readonly LegendGroup[],
  { width, top, colour }: { width: number; top: number; colour: string },
): { marks: Mark[]; height: number } {
  if (groups.length === 0) return { marks: [], height: 0 }
  const marks: Mark[] = []
  let [x, row] = [edge, 0]
  const room = (taken: number) => {
    if (x > edge && x + taken > width - edge) [x, row] = [edge, row + 1]
    return top + edge / 2 + row * rowHeight + rowHeight / 2
  }
  const write = (text: string, at: number, y: number) =>
    marks.push({
      type: 'text',
      x: at,
      y: y + font.size * 0.35,
      angle: 0,
      text,
      size: font.size,
      family: font.family,
      colour,
      anchor: 'start',
      outline: undefined,
      opacity: 1,
    })
  groups.forEach(({ title, items }, at) => {
    if (at > 0) [x, row] = [edge, row + 1]
    const titleWidth = textWidth(title, font)
    write(title, x, room(titleWidth))
    x += titleWidth + itemGap
    for (const { name, colour: fill } of items) {
      const taken = 2 * dot + nameGap + textWidth(name, font)
      const y = room(taken)
      const swatch = { colour: fill, opacity: 1, border: undefined }
      marks.push({ type: 'ellipse', x: x + dot, y, rx: dot, ry: dot, fill: swatch })
      write(name, x + 2 * dot + nameGap, y)
      x += taken + itemGap
    }
  })
  return { marks, height: edge + (row + 1) * rowHeight }
}
