import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import { onThemeChange } from '../graph/colours.ts'
import { chartOptions } from '../memory/chart-options.ts'
import { dataOf, readChartColours, readoutAt, sizeOf } from '../memory/memory-chart.tsx'
import type { SeriesKey } from '../memory/memory-series.ts'
import { series, useMemory } from '../memory/memory-store.ts'
import css from './lab.module.css'
import { drawMarks } from './draw-marks.ts'
import { useMarks } from './marks.ts'

/** Seconds shown while the chart follows: as many as there are samples for, between these. */
const followed = { least: 60, most: 300 } as const

/** Pixels; less is a click that trembled. */
const leastDrag = 4

/** A span of time in seconds since 1970. */
export type Span = readonly [from: number, to: number]

/** Memory over time with what happened; dragging over it holds a span, which stays until it is let go. */
export function LiveChart({
  keys: shown,
  held,
  onHold,
}: {
  keys: readonly SeriesKey[]
  held: Span | null
  onHold: (span: Span) => void
}) {
  const container = useRef<HTMLDivElement>(null)
  const readout = useRef<HTMLParagraphElement>(null)
  const span = useRef(held)
  const hold = useRef(onHold)
  const redraw = useRef<() => void>(undefined)
  const keysText = shown.join()
  useEffect(() => {
    span.current = held
    hold.current = onHold
    redraw.current?.()
  }, [held, onHold])
  useEffect(() => {
    const element = container.current
    if (!element) return undefined
    const keys = keysText.split(',') as SeriesKey[]
    let chart: uPlot | undefined
    const say = (at: number | null) => {
      if (readout.current) readout.current.textContent = at === null ? '' : readoutAt(keys, at)
    }
    const draw = () => {
      const now = series.times.at(-1) ?? Date.now() / 1000
      const since = Math.min(followed.most, Math.max(followed.least, now - (series.times[0] ?? now)))
      const [min, max] = span.current ?? [now - since, now]
      chart?.batch(() => {
        chart?.setData(dataOf(keys), false)
        chart?.setScale('x', { min, max })
      })
    }
    const make = () => {
      chart?.destroy()
      const colours = readChartColours(element)
      const options = chartOptions(keys, colours, sizeOf(element), say)
      chart = new uPlot(
        {
          ...options,
          cursor: { ...options.cursor, drag: { x: true, y: false, setScale: false } },
          hooks: {
            ...options.hooks,
            draw: [(drawn) => drawMarks(drawn, useMarks.getState().marks, colours)],
            setSelect: [
              (drawn) => {
                const { left, width } = drawn.select
                if (width > leastDrag)
                  hold.current([drawn.posToVal(left, 'x'), drawn.posToVal(left + width, 'x')])
              },
            ],
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
        if (now.latest !== before.latest && span.current === null) draw()
      }),
      useMarks.subscribe(() => chart?.redraw(false)),
    ]
    return () => {
      for (const stop of stops) stop()
      redraw.current = undefined
      resize.disconnect()
      chart?.destroy()
    }
  }, [keysText])
  return (
    <>
      <div className={css.chart}>
        <div
          ref={container}
          className={css.plot}
          role="img"
          aria-label="Memory over time with what happened; the same figures are in the table below"
        />
      </div>
      <p ref={readout} className={css.readout} />
    </>
  )
}
