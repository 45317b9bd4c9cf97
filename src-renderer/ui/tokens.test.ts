import { describe, expect, it } from 'vitest'
import css from './tokens.css?raw'

/** The colour of a token in light and in dark, as `#rrggbb`. */
function colours(token: string): readonly [light: string, dark: string] {
  const [, light = '', dark = ''] =
    new RegExp(`--${token}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css) ?? []
  expect(light && dark, `--${token}`).not.toBe('')
  return [light, dark]
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['bg', 'surface', 'raised', 'hover']

/** What is written or drawn on what, and the least contrast: 4.5 for text, 3 for what outlines a control. */
const pairs: readonly (readonly [on: readonly string[], what: readonly string[], least: number])[] = [
  [[...grounds, 'pressed'], ['text'], 4.5],
  [grounds, ['text-quiet', 'accent', 'accent-strong', 'danger', 'warn'], 4.5],
  [['accent-wash'], ['text', 'accent', 'accent-strong'], 4.5],
  [['danger-wash'], ['text', 'danger'], 4.5],
  [['warn-wash'], ['text', 'warn'], 4.5],
  [['accent', 'accent-strong'], ['on-accent'], 4.5],
  [['bg', 'surface', 'raised'], ['line-strong'], 3],
]

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  const at = theme === 'light' ? 0 : 1
  it.each(pairs.flatMap(([on, what, least]) => on.flatMap((o) => what.map((w) => [w, o, least] as const))))(
    '%s on %s has a contrast of %d',
    (what, on, least) => {
      expect(contrast(colours(what)[at], colours(on)[at])).toBeGreaterThanOrEqual(least)
    },
  )
})
