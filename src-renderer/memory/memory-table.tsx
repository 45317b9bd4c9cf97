import { useEffect, useState } from 'react'
import { formatBytes } from '../../src-shared/units.ts'
import { ScrollRegion } from '../ui/controls/scroll-region.tsx'
import { measureNames, partsOf, processNames, timeText } from './chart-options.ts'
import css from './memory-panel.module.css'
import type { SeriesKey } from './memory-series.ts'
import { series } from './memory-store.ts'

/** Rows of the table and the time between them: the chart's two minutes, readable. */
const rowCount = 24
const stepSeconds = 5

/** The chart's figures as text, newest first. */
export function MemoryTable({ keys }: { keys: readonly SeriesKey[] }) {
  const [, redraw] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => redraw((count) => count + 1), stepSeconds * 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <ScrollRegion className={css.scroll} label="Memory over the last two minutes">
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {keys.map((key) => {
              const { process, measure } = partsOf(key)
              return (
                <th key={key} scope="col">
                  {processNames[process]} {measureNames[measure]}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {rowsBack().map((at) => (
            <tr key={series.times[at]}>
              <th scope="row">{timeText(series.times[at] ?? 0)}</th>
              {keys.map((key) => {
                const value = series.columns.get(key)?.[at]
                return <td key={key}>{value === null || value === undefined ? '–' : formatBytes(value)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** Positions of samples about `stepSeconds` apart, newest first. */
function rowsBack(): number[] {
  const rows: number[] = []
  let next = Infinity
  for (let at = series.times.length - 1; at >= 0 && rows.length < rowCount; at--) {
    const time = series.times[at] ?? 0
    if (time > next) continue
    rows.push(at)
    next = time - stepSeconds
  }
  return rows
}
