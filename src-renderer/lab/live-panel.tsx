import { useMemo, useState } from 'react'
import { csvLine } from '../../src-shared/csv.ts'
import { Legend, useShownKeys } from '../memory/legend.tsx'
import { useMarks } from '../memory/marks.ts'
import { followedSpan, MemoryChart, type Span } from '../memory/memory-chart.tsx'
import { series } from '../memory/memory-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { saveText } from '../ui/save-text.ts'
import css from './lab.module.css'
import { NowTable } from './now-table.tsx'

/** A minute from the start on, five later; the series goes back ten. */
const follows = { least: 60, most: 300 }

/** Every process over time, with what happened; can be held, looked at closer, and saved. */
export function LivePanel() {
  const [span, setSpan] = useState<Span | null>(null)
  const keys = useShownKeys()
  const hold = useMemo(() => ({ span, onHold: setSpan }), [span])
  return (
    <div className={css.live}>
      <div className={css.setup}>
        <Legend />
        {span ? (
          <>
            <Button onPress={() => setSpan(scaled(span, 1 / 2))}>Closer</Button>
            <Button onPress={() => setSpan(scaled(span, 2))}>Wider</Button>
            <Button onPress={() => setSpan(null)}>Follow again</Button>
          </>
        ) : (
          <Button onPress={() => setSpan(followedSpan(follows))}>Pause</Button>
        )}
        <Button onPress={() => saveText('memory over time.csv', 'text/csv', seriesCsv())}>
          Save the series…
        </Button>
      </div>
      <p className={css.quiet}>
        {span
          ? 'Held: samples go on being taken. Drag over the chart to look closer.'
          : 'Drag over the chart to hold and look closer.'}
      </p>
      <div className={css.chart}>
        <MemoryChart
          keys={keys}
          follows={follows}
          hold={hold}
          label="Memory over time with what happened; the same figures are in the table below"
        />
      </div>
      <NowTable />
    </div>
  )
}

/** Less than four samples are no line. */
const leastSeconds = 1

/** A span about the same middle. */
function scaled([from, to]: Span, by: number): Span {
  const half = Math.max(leastSeconds, (to - from) * by) / 2
  const middle = (from + to) / 2
  return [middle - half, middle + half]
}

/** Every sample there is, a line a moment; what happened is in the last column. */
function seriesCsv(): string {
  const keys = [...series.columns.keys()]
  const { marks } = useMarks.getState()
  const lines = series.times.map((time, at) => {
    const until = series.times[at + 1] ?? Infinity
    const happened = marks.filter((mark) => mark.at >= time && mark.at < until).map(({ text }) => text)
    const values = keys.map((key) => series.columns.get(key)?.[at] ?? '')
    return csvLine([new Date(time * 1000).toISOString(), ...values, happened.join('; ')])
  })
  return `${[csvLine(['time', ...keys.map((key) => `${key} bytes`), 'happened']), ...lines].join('\r\n')}\r\n`
}
