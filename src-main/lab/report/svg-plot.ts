import { xml } from './xml.ts'

/** One line of a plot, and the points that were measured. */
export type Series = {
  readonly name: string
  /** Class of its colour. */
  readonly series: string
  readonly line: readonly Place[]
  readonly points: readonly Place[]
}
export type Place = { readonly x: number; readonly y: number }

export type Axis = {
  readonly title: string
  readonly text: (value: number) => string
  readonly scale: 'linear' | 'log'
}

/** A level across the plot, such as the memory of the machine. */
export type Level = { readonly y: number; readonly text: string }

const WIDTH = 720
const HEIGHT = 300
const LEFT = 76
const RIGHT = 150
const TOP = 12
const BOTTOM = 42
const TICKS = 5
/** Names of lines that end near each other keep this far apart. */
const NAME_HEIGHT = 14

/** Lines and points over two axes, each from nothing or by powers of ten, as one SVG element. */
export function svgPlot(
  title: string,
  x: Axis,
  y: Axis,
  series: readonly Series[],
  levels: readonly Level[] = [],
): string {
  const places = series.flatMap(({ line, points }) => [...line, ...points])
  const across = scaleOf(
    x,
    places.map((place) => place.x),
    LEFT,
    WIDTH - RIGHT,
  )
  const up = scaleOf(
    y,
    [...places.map((place) => place.y), ...levels.map((level) => level.y)],
    HEIGHT - BOTTOM,
    TOP,
  )
  const grid = [
    ...across.ticks.map(
      (tick) =>
        `<line class="grid" x1="${tick.at}" x2="${tick.at}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/><text x="${tick.at}" y="${HEIGHT - BOTTOM + 16}" text-anchor="middle">${xml(x.text(tick.value))}</text>`,
    ),
    ...up.ticks.map(
      (tick) =>
        `<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${tick.at}" y2="${tick.at}"/><text x="${LEFT - 6}" y="${tick.at + 4}" text-anchor="end">${xml(y.text(tick.value))}</text>`,
    ),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}" text-anchor="middle">${xml(x.title)}</text>`,
  ]
  const marks = levels.map(({ y: value, text }) => {
    const at = up.at(value)
    return `<line class="level" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${at}" y2="${at}"/><text class="figure" x="${LEFT + 6}" y="${Number(at) - 4}">${xml(text)}</text>`
  })
  const nameAt = apart(series.map(({ line }) => Number(up.at(line.at(-1)?.y ?? 0))))
  const drawn = series.map(({ name, series: colour, line, points }, index) => {
    const path = line.map((place) => `${across.at(place.x)},${up.at(place.y)}`).join(' ')
    const dots = points.map(
      (place) =>
        `<circle class="series-${colour}" cx="${across.at(place.x)}" cy="${up.at(place.y)}" r="2.5"/>`,
    )
    const end = line.at(-1)
    const label = end
      ? `<text x="${Number(across.at(end.x)) + 6}" y="${nameAt[index]! + 4}">${xml(name)}</text>`
      : ''
    return `<polyline class="line series-${colour}" points="${path}"/>${dots.join('')}${label}`
  })
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${xml(title)}">${[...grid, ...marks, ...drawn].join('')}</svg>`
}

/** The same heights in the same order, moved down where one would lie on another. */
function apart(heights: readonly number[]): number[] {
  const moved = [...heights]
  let free = -Infinity
  for (const [at, height] of [...heights.entries()].toSorted(([, a], [, b]) => a - b)) {
    const place = Math.max(height, free)
    moved[at] = place
    free = place + NAME_HEIGHT
  }
  return moved
}

type Scale = { at: (value: number) => string; ticks: { at: string; value: number }[] }

function scaleOf(axis: Axis, values: readonly number[], from: number, to: number): Scale {
  return axis.scale === 'log' ? logScale(values, from, to) : linearScale(values, from, to)
}

function linearScale(values: readonly number[], from: number, to: number): Scale {
  const step = niceStep(Math.max(1, ...values) / TICKS)
  const end = Math.ceil(Math.max(1, ...values) / step) * step
  const at = (value: number) => (from + (value / end) * (to - from)).toFixed(1)
  const ticks = Array.from({ length: Math.round(end / step) + 1 }, (_, i) => i * step)
  return { at, ticks: ticks.map((value) => ({ at: at(value), value })) }
}

function logScale(values: readonly number[], from: number, to: number): Scale {
  const positive = values.filter((value) => value > 0)
  const low = Math.floor(Math.log10(Math.min(...positive)))
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...positive))))
  const at = (value: number) =>
    (from + ((Math.log10(Math.max(value, 10 ** low)) - low) / (high - low)) * (to - from)).toFixed(1)
  const ticks = Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i))
  return { at, ticks: ticks.map((value) => ({ at: at(value), value })) }
}

/** 1, 2 or 5 times a power of ten, not below `least`. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((digit) => digit * power).find((step) => step >= least) ?? least
}
