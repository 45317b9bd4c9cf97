export type Font = { readonly size: number; readonly family: string }

let context: CanvasRenderingContext2D | null | undefined

/** Width of a text in pixels. */
export function textWidth(text: string, { size, family }: Font): number {
  context ??= document.createElement('canvas').getContext('2d')
  // half the size is what letters take on average
  if (!context) return text.length * size * 0.5
  context.font = `${size}px ${family}`
  return context.measureText(text).width
}

/** The text, cut with an ellipsis where it is wider than `most` pixels. */
export function fitted(text: string, font: Font, most: number): string {
  if (!(most > 0) || textWidth(text, font) <= most) return text
  const characters = Array.from(text)
  let [fits, tooLong] = [0, characters.length]
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    if (textWidth(`${characters.slice(0, middle).join('')}…`, font) <= most) fits = middle
    else tooLong = middle
  }
  return `${characters.slice(0, fits).join('')}…`
}
