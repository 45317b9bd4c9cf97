import { svgPlot } from '../../src-main/lab/report/svg-plot.ts'
import { fitPower, type Sized } from './size-fit.ts'
import type { Trial } from './trial.ts'

/** Both grounds of a reader: the page's own colours are not to be had inside a picture. */
const style = `svg { font: 12px system-ui, sans-serif; background: #fff; }
text { fill: #1c2024; } .grid { stroke: #d9d9e0; } .line { fill: none; stroke-width: 1.5; stroke-dasharray: 5 3; }
.series-slotted { fill: #2455d6; stroke: #2455d6; } polyline.series-slotted { fill: none; }`

const PLOT_HEIGHT = 300

/** Time and memory against edges, both axes logarithmic, measured points on the fitted power: one SVG file. */
export function sizeChart(sizes: readonly Sized[]): string {
  const time = plot(sizes, 'seconds', (trial) => trial.elapsedMs / 1000, 's')
  const memory = plot(sizes, 'RSS growth, MB', (trial) => (trial.rssBytes ?? 0) / 1e6, 'MB')
  const placed = [time, memory].map((svg, at) =>
    svg.replace('<svg ', `<svg y="${at * (PLOT_HEIGHT + 20)}" height="${PLOT_HEIGHT}" `),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 ${PLOT_HEIGHT * 2 + 20}" role="img" aria-label="Loading against size">
<style>${style}</style><rect width="100%" height="100%" fill="#fff"/>
${placed.join('\n')}
</svg>
`
}

function plot(
  sizes: readonly Sized[],
  title: string,
  figure: (trial: Trial) => number,
  unit: string,
): string {
  const points = sizes.map(({ edges, trial }) => ({ x: edges, y: figure(trial) }))
  const fit = fitPower(sizes, figure)
  const line = fit ? points.map(({ x }) => ({ x, y: fit.factor * x ** fit.exponent })) : points
  const short = (value: number): string =>
    value >= 1e6 ? `${value / 1e6} M` : value >= 1e3 ? `${value / 1e3} k` : String(value)
  return svgPlot(
    `${title} of loading against edges`,
    { title: 'edges', text: short, scale: 'log' },
    { title, text: (value) => `${value} ${unit}`, scale: 'log' },
    [{ name: fit ? `edges^${fit.exponent.toFixed(2)}` : title, series: 'slotted', line, points }],
  )
}
