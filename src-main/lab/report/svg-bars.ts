import type { BarChart } from './charts.ts'
import { xml } from './xml.ts'

const WIDTH = 800
const ROW = 24
const BAR = 14
const NAMES = 350
/** Room for the figure after the longest bar. */
const FIGURES = 90

/** A chart of bars as one SVG element; colours are the page's classes. */
export function svgBars({ title, bars }: BarChart): string {
  const most = Math.max(...bars.map(({ value }) => value))
  const height = bars.length * ROW + 4
  const rows = bars.map(({ name, value, text, series }, at) => {
    const y = at * ROW + 2
    const length = most <= 0 ? 0 : Math.max(1, (value / most) * (WIDTH - NAMES - FIGURES))
    const middle = y + BAR / 2 + 5
    return [
      `<text x="${NAMES - 8}" y="${middle}" text-anchor="end">${xml(name)}</text>`,
      `<rect class="series-${series}" x="${NAMES}" y="${y + 1}" width="${length.toFixed(1)}" height="${BAR}" rx="1.5"/>`,
      `<text class="figure" x="${(NAMES + length + 6).toFixed(1)}" y="${middle}">${xml(text)}</text>`,
    ].join('')
  })
  const said = bars.map(({ name, text }) => `${name}: ${text}`).join('; ')
  return `<svg viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${xml(`${title}. ${said}`)}">${rows.join('')}</svg>`
}
