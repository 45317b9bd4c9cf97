import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { formatBytes } from '../../src-shared/units.ts'
import { onThemeChange, withTokens } from '../graph/colours.ts'
import {
  chartOptions,
  measureNames,
  partsOf,
  processNames,
  timeText,
  type ChartColours,
} from './chart-options.ts'
import css from './memory-panel.module.css'
import type { SeriesKey } from './memory-series.ts'
import { series, useMemory } from './memory-store.ts'

/** The chart's window: two minutes, as issue after issue of “what did that do” fits in it. */
const windowSeconds = 120

/** Memory over the last two minutes, a line for each of `keys`, redrawn with every sample. */
export function MemoryChart({ keys: shown }: { keys: readonly SeriesKey[] }) {
  const container = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const keysText = shown.join()
  useEffect(() => {
    const element = container.current
    if (!element) return undefined
    // the text is the same for the same lines, which an array is not
    const keys = keysText.split(',') as SeriesKey[]
    let chart: uPlot | undefined
    const say = (at: number | null) => {
      if (readout.current) readout.current.textContent = at === null ? '' : readoutAt(keys, at)
    }
    const make = () => {
      chart?.destroy()
      chart = new uPlot(
        chartOptions(keys, readChartColours(element), sizeOf(element), say),
        dataOf(keys),
        element,
      )
      draw()
    }
    const draw = () => {
      const now = series.times.at(-1) ?? Date.now() / 1000
      chart?.batch(() => {
        chart?.setData(dataOf(keys), false)
        chart?.setScale('x', { min: now - windowSeconds, max: now })
      })
    }
    make()
    const resize = new ResizeObserver(() => chart?.setSize(sizeOf(element)))
    resize.observe(element)
    const offTheme = onThemeChange(make)
    const offSamples = useMemory.subscribe((now, before) => {
      if (now.latest !== before.latest) draw()
    })
    return () => {
      offSamples()
      offTheme()
      resize.disconnect()
      chart?.destroy()
    }
  }, [keysText])
  return (
    <div className={css.chart}>
      <div
        ref={container}
        className={css.plot}
        role="img"
        aria-label="Memory over the last two minutes; the same figures are under Table"
      />
      <p ref={readout} className={css.readout} />
    </div>
  )
}

export function dataOf(keys: readonly SeriesKey[]): uPlot.AlignedData {
  const nothing = () => series.times.map(() => null)
  return [series.times, ...keys.map((key) => series.columns.get(key) ?? nothing())]
}

export function readoutAt(keys: readonly SeriesKey[], at: number): string {
  const time = series.times[at]
  if (time === undefined) return ''
  const figures = keys.flatMap((key) => {
    const value = series.columns.get(key)?.[at]
    if (value === null || value === undefined) return []
    const { process, measure } = partsOf(key)
    return `${processNames[process]} ${measureNames[measure]} ${formatBytes(value)}`
  })
  return [timeText(time), ...figures].join(' · ')
}

export function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(100, element.clientWidth), height: Math.max(80, element.clientHeight) }
}

export function readChartColours(element: HTMLElement): ChartColours {
  return withTokens(element, (colourOf) => ({
    text: colourOf('text-quiet'),
    line: colourOf('line'),
    processes: {
      dict: colourOf('mode-dict'),
      object: colourOf('mode-object'),
      slotted: colourOf('mode-slotted'),
      main: colourOf('process-main'),
      window: colourOf('process-window'),
    },
  }))
}
