import type uPlot from 'uplot'
import type { ProcessName } from '../../src-shared/contract/memory.ts'
import { modeNames } from '../../src-shared/contract/mode.ts'
import { formatBytes } from '../../src-shared/units.ts'
import type { Measure, SeriesKey } from './memory-series.ts'

export const processNames: Record<ProcessName, string> = {
  ...modeNames,
  main: 'main process',
  window: 'window',
}
export const measureNames: Record<Measure, string> = { rss: 'RSS', heap: 'heap used', buffers: 'buffers' }

/** Lines are told apart by colour (process) and by dash (measure), so that neither alone is needed. */
export const dashes: Record<Measure, number[]> = { rss: [], heap: [7, 4], buffers: [2, 3] }

export type ChartColours = { text: string; line: string; processes: Record<ProcessName, string> }

/** How the chart looks; `keys` are its lines in the order of the data, `rem` the reader's text size in pixels. */
export function chartOptions(
  keys: readonly SeriesKey[],
  colours: ChartColours,
  size: { width: number; height: number },
  rem: number,
  onCursor: (at: number | null) => void,
): uPlot.Options {
  const axis = {
    stroke: colours.text,
    grid: { stroke: colours.line, width: 1 },
    ticks: { show: false },
    font: `${0.846 * rem}px system-ui, sans-serif`,
  }
  return {
    ...size,
    legend: { show: false },
    cursor: { y: false, points: { size: 5 }, drag: { x: false, y: false } },
    scales: { x: { time: true }, y: { range: (_, __, most) => [0, Math.max(1e6, (most ?? 0) * 1.08)] } },
    axes: [
      { ...axis, size: 1.85 * rem, space: 6.9 * rem, values: (_, ticks) => ticks.map(timeText) },
      {
        ...axis,
        size: 5.1 * rem,
        space: 2.6 * rem,
        values: (_, ticks) => ticks.map((tick) => formatBytes(tick)),
      },
    ],
    series: [
      {},
      ...keys.map((key) => {
        const { process, measure } = partsOf(key)
        return {
          label: `${processNames[process]} ${measureNames[measure]}`,
          stroke: colours.processes[process],
          width: measure === 'rss' ? 2 : 1.25,
          dash: dashes[measure],
          points: { show: false },
        }
      }),
    ],
    hooks: { setCursor: [(chart) => onCursor(chart.cursor.idx ?? null)] },
  }
}

/** Time of day in the reader's zone, to the second. */
export function timeText(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour12: false })
}

export function partsOf(key: SeriesKey): { process: ProcessName; measure: Measure } {
  const [process, measure] = key.split(' ')
  return { process: process as ProcessName, measure: measure as Measure }
}
