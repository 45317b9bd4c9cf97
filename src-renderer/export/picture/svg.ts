import type { Fill, Mark, Picture } from './marks.ts'

/** The picture as an SVG file: plain shapes, paths and text, no scripts, styles or fonts of its own. */
export function svgOf({ width, height, background, marks }: Picture, title: string): string {
  const size = `width="${number(width)}" height="${number(height)}"`
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${number(width)} ${number(height)}">`,
    `<title>${escaped(title)}</title>`,
    ...(background === undefined ? [] : [`<rect ${size} ${paint('fill', background, 1)}/>`]),
    ...marks.map(markText),
    '</svg>',
  ]
  return `${lines.join('\n')}\n`
}

function markText(mark: Mark): string {
  switch (mark.type) {
    case 'line':
      return `<path d="${mark.d}" fill="none" ${paint('stroke', mark.colour, mark.opacity)} stroke-width="${number(mark.width)}"/>`
    case 'ellipse':
      return `<ellipse cx="${number(mark.x)}" cy="${number(mark.y)}" rx="${number(mark.rx)}" ry="${number(mark.ry)}" ${filled(mark.fill)}/>`
    case 'polygon':
      return `<polygon points="${mark.points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ')}" ${filled(mark.fill)}/>`
    case 'text': {
      const outline = mark.outline
        ? ` ${paint('stroke', mark.outline.colour, mark.opacity)} stroke-width="${number(mark.outline.width)}" stroke-linejoin="round" paint-order="stroke"`
        : ''
      const place =
        `x="${number(mark.x)}" y="${number(mark.y)}" text-anchor="${mark.anchor}"` +
        (mark.angle === 0
          ? ''
          : ` transform="rotate(${number(mark.angle)} ${number(mark.x)} ${number(mark.y)})"`)
      const font = `font-family="${escaped(mark.family)}" font-size="${number(mark.size)}"`
      return `<text ${place} ${font} ${paint('fill', mark.colour, mark.opacity)}${outline}>${escaped(mark.text)}</text>`
    }
  }
}

function filled({ colour, opacity, border, borderOpacity = opacity }: Fill): string {
  const edge =
    border && border.width > 0
      ? ` ${paint('stroke', border.colour, borderOpacity)} stroke-width="${number(border.width)}"`
      : ''
  return paint('fill', colour, opacity) + edge
}

/** A paint and its opacity: colours with an alpha of their own are not known to every reader. */
function paint(of: 'fill' | 'stroke', colour: string, opacity: number): string {
  const [r = 0, g = 0, b = 0, alpha = 1] = rgba(colour)
  const seen = alpha * opacity
  const hex = [r, g, b].map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')
  return `${of}="#${hex}"${seen < 1 ? ` ${of}-opacity="${number(seen)}"` : ''}`
}

/** Red, green and blue to 255 and alpha to 1 of what browsers compute: `rgb(1, 2, 3)`, `rgba(…)`, `color(srgb …)`, `#rrggbb`. */
export function rgba(colour: string): number[] {
  const hex = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour)
  if (hex) return hex.slice(1).map((part) => parseInt(part, 16))
  const parts = (/\(([^)]*)\)/.exec(colour)?.[1] ?? '').match(/[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
  return colour.startsWith('color(') ? parts.map((part, at) => (at < 3 ? part * 255 : part)) : parts
}

/** Hundredths of a pixel are finer than any screen or printer. */
function number(value: number): string {
  return String(Math.round(value * 100) / 100)
}

function escaped(text: string): string {
  const legal = text.replaceAll(
    // oxlint-disable-next-line no-control-regex
    /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  )
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return legal.replaceAll(/[&<>"]/g, (character) => names[character] ?? character)
}
