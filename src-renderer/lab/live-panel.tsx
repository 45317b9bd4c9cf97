import { useState } from 'react'
import { csvLine } from '../../src-shared/csv.ts'
import { measureNames, processNames } from '../memory/chart-options.ts'
import { measures, type SeriesKey } from '../memory/memory-series.ts'
import { series, showMeasure, showProcess, useMemory, useSeenProcesses } from '../memory/memory-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Checkbox } from '../ui/controls/fields.tsx'
import { saveText } from '../ui/save-text.ts'
import css from './lab.module.css'
import { LiveChart, type Span } from './live-chart.tsx'
import { useMarks } from './marks.ts'
import { NowTable } from './now-table.tsx'

/** Every process over time, with what happened; can be held, zoomed by dragging, and saved. */
export function LivePanel() {
  const [held, setHeld] = useState<Span | null>(null)
  const seen = useSeenProcesses()
  const hidden = useMemory((state) => state.hiddenProcesses)
  const shown = useMemory((state) => state.shownMeasures)
  const keys = seen
    .filter((process) => !hidden.has(process))
    .flatMap((process) =>
      measures.filter((each) => shown.has(each)).map((each): SeriesKey => `${process} ${each}`),
    )
  const pause = () => {
    const to = series.times.at(-1) ?? Date.now() / 1000
    setHeld([to - 300, to])
  }
  return (
    <div className={css.live}>
      <div className={css.setup}>
        <div className={css.modes} role="group" aria-label="Processes and measures shown">
          {seen.map((process) => (
            <Checkbox
              key={process}
              isSelected={!hidden.has(process)}
              onChange={(isShown) => showProcess(process, isShown)}
            >
              {processNames[process]}
            </Checkbox>
          ))}
          {measures.map((measure) => (
            <Checkbox
              key={measure}
              isSelected={shown.has(measure)}
              onChange={(isShown) => showMeasure(measure, isShown)}
            >
              {measureNames[measure]}
            </Checkbox>
          ))}
        </div>
        {held ? (
          <Button onPress={() => setHeld(null)}>Follow again</Button>
        ) : (
          <Button onPress={pause}>Pause</Button>
        )}
        <Button onPress={() => saveText('memory over time.csv', 'text/csv', seriesCsv())}>
          Save the series…
        </Button>
      </div>
      <p className={css.quiet}>
        {held
          ? 'Held: samples go on being taken. Drag over the chart to look closer.'
          : 'Drag over the chart to hold and look closer.'}
      </p>
      <LiveChart keys={keys} held={held} onHold={setHeld} />
      <NowTable />
    </div>
  )
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
