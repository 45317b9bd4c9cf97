import { useState } from 'react'
import type { MemorySample } from '../../src-shared/contract/memory.ts'
import { formatBytes, formatDuration } from '../../src-shared/units.ts'
import { csvLine } from '../../src-shared/csv.ts'
import { processNames } from '../memory/chart-options.ts'
import { measures, type SeriesKey } from '../memory/memory-series.ts'
import {
  processOrder,
  series,
  showMeasure,
  showProcess,
  useMemory,
  useSeenProcesses,
} from '../memory/memory-store.ts'
import { measureNames } from '../memory/chart-options.ts'
import { Button } from '../ui/controls/button.tsx'
import { Checkbox } from '../ui/controls/fields.tsx'
import { saveText } from '../ui/save-text.ts'
import css from './lab.module.css'
import { LiveChart, type Span } from './live-chart.tsx'
import { useMarks } from './marks.ts'

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

const rows: readonly { name: string; how: string; of: (sample: MemorySample) => string }[] = [
  { name: 'RSS', how: 'From the operating system, by pid', of: ({ rssBytes }) => formatBytes(rssBytes) },
  { name: 'Heap used', how: 'As V8 says', of: ({ heapUsedBytes }) => bytes(heapUsedBytes) },
  { name: 'Heap limit', how: 'Where V8 ends the process', of: ({ heapLimitBytes }) => bytes(heapLimitBytes) },
  {
    name: 'Buffers',
    how: 'ArrayBuffers and SharedArrayBuffers, where columns lie',
    of: ({ arrayBufferBytes }) => bytes(arrayBufferBytes),
  },
  {
    name: 'External',
    how: 'Everything that V8’s objects hold outside its heap',
    of: ({ externalBytes }) => bytes(externalBytes),
  },
  {
    name: 'Collector pauses',
    how: 'Of the main thread since the process began: how many, in all, and the longest',
    of: ({ collectorPauses }) =>
      collectorPauses
        ? `${collectorPauses.count} · ${formatDuration(collectorPauses.totalMs)} · ${formatDuration(collectorPauses.longestMs)}`
        : '–',
  },
]

/** Every figure of every process as it is now, and of the app as a whole. */
function NowTable() {
  const latest = useMemory((state) => state.latest)
  const processes = processOrder.filter((process) => latest[process])
  const whole = processes.reduce((sum, process) => sum + (latest[process]?.rssBytes ?? 0), 0)
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">Now</th>
          {processes.map((process) => (
            <th key={process} scope="col" title={`pid ${latest[process]!.pid}`}>
              {processNames[process]}
            </th>
          ))}
          <th scope="col">whole app</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, how, of }) => (
          <tr key={name}>
            <th scope="row" title={how}>
              {name}
            </th>
            {processes.map((process) => (
              <td key={process} title={how}>
                {of(latest[process]!)}
              </td>
            ))}
            <td>{name === 'RSS' ? formatBytes(whole) : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function bytes(value: number | null): string {
  return value === null ? '–' : formatBytes(value)
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
