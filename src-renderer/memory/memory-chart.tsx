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
import { drawMarks } from './draw-marks.ts'
import { useMarks } from './marks.ts'
import { useRemPixels } from '../ui/use-rem-pixels.ts'
import css from './memory-chart.module.css'
import type { SeriesKey } from './memory-series.ts'
import { series, useMemory } from './memory-store.ts'

/** A span of time in seconds since 1970. */
export type Span = readonly [from: number, to: number]

/** Seconds shown while the chart follows: as many as there are samples for, between these. */
export type Follows = { readonly least: number; readonly most: number }

/** A span that is looked at closer, `null` while the chart follows. */
export type Hold = { readonly span: Span | null; readonly onHold: (span: Span) => void }

/** Pixels; less is a click that trembled. */
const leastDrag = 4

/** What a chart shows that follows: up to now. */
export function followedSpan({ least, most }: Follows): Span {
  const now = series.times.at(-1) ?? Date.now() / 1000
  return [now - Math.min(most, Math.max(least, now - (series.times[0] ?? now))), now]
}

/**
 * Memory over time, a line for each of `keys`, with what happened; redrawn with every sample. Where it can be held,
 * dragging over it holds a span, which stays until it is let go.
 */
export function MemoryChart({
  keys: shown,
  follows,
  label,
  hold,
}: {
  keys: readonly SeriesKey[]
  follows: Follows
  label: string
  hold?: Hold
}) {
  const container = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const held = useRef(hold)
  const redraw = useRef<() => void>(undefined)
  const keysText = shown.join()
  const rem = useRemPixels()
  useEffect(() => {
    held.current = hold
    redraw.current?.()
  }, [hold])
  useEffect(() => {
    const element = container.current
    if (!element) return undefined
    // the text is the same for the same lines, which an array is not
    const keys = keysText.split(',') as SeriesKey[]
    let chart: uPlot | undefined
    const say = (at: number | null) => {
      if (readout.current) readout.current.textContent = at === null ? '' : readoutAt(keys, at)
    }
    const draw = () => {
      const [min, max] = held.current?.span ?? followedSpan(follows)
      chart?.batch(() => {
        chart?.setData(dataOf(keys), false)
        chart?.setScale('x', { min, max })
      })
    }
    const take = (drawn: uPlot) => {
      const { left, width } = drawn.select
      if (width <= leastDrag) return
      const span: Span = [drawn.posToVal(left, 'x'), drawn.posToVal(left + width, 'x')]
      drawn.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false)
      held.current?.onHold(span)
    }
    const make = () => {
      chart?.destroy()
      const colours = readChartColours(element)
      const { cursor, hooks, ...options } = chartOptions(keys, colours, sizeOf(element), rem, say)
      chart = new uPlot(
        {
          ...options,
          cursor: { ...cursor, drag: { x: held.current !== undefined, y: false, setScale: false } },
          hooks: {
            ...hooks,
            draw: [(drawn) => drawMarks(drawn, useMarks.getState().marks, colours, rem)],
            setSelect: [take],
          },
        },
        dataOf(keys),
        element,
      )
      draw()
    }
    redraw.current = draw
    make()
    const resize = new ResizeObserver(() => chart?.setSize(sizeOf(element)))
    resize.observe(element)
    const stops = [
      onThemeChange(make),
      useMemory.subscribe((now, before) => {
        if (now.latest !== before.latest && !held.current?.span) draw()
      }),
      useMarks.subscribe(() => chart?.redraw(false)),
    ]
    return () => {
      for (const stop of stops) stop()
      redraw.current = undefined
      resize.disconnect()
      chart?.destroy()
    }
  }, [keysText, follows, rem])
  return (
    <div className={css.chart}>
      <div ref={container} className={css.plot} role="img" aria-label={label} />
      <p ref={readout} className={css.readout} />
    </div>
  )
}

function dataOf(keys: readonly SeriesKey[]): uPlot.AlignedData {
  const nothing = () => series.times.map(() => null)
  return [series.times, ...keys.map((key) => series.columns.get(key) ?? nothing())]
}

function readoutAt(keys: readonly SeriesKey[], at: number): string {
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

function sizeOf(element: HTMLElement): { width: number; height: number } {
  return { width: Math.max(100, element.clientWidth), height: Math.max(80, element.clientHeight) }
}

function readChartColours(element: HTMLElement): ChartColours {
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
