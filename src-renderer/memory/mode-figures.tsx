import type { LoadSummary } from '../../src-shared/contract/load-report.ts'
import { modeNames } from '../../src-shared/contract/mode.ts'
import { formatBytes, formatBytesExact, formatDuration } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { growthBytes, howMeasured, measuredPerRecord, structureBytes, structurePerRecord } from './figures.ts'
import css from './memory-panel.module.css'
import { useMemory } from './memory-store.ts'

type Row = {
  name: string
  how: string
  of: (load: LoadSummary) => number | null
  format?: (value: number) => string
}

const perRecord = (bytes: number) => `${bytes.toFixed(bytes < 100 ? 1 : 0)} B`
const rows: readonly Row[] = [
  {
    name: 'Growth by loading',
    how: 'RSS after loading, less RSS of the empty process',
    of: ({ memory }) => growthBytes(memory),
  },
  {
    name: 'A record, measured',
    how: 'Growth divided by nodes and edges; told from 100,000 records on, as fewer drown in what any load takes',
    of: ({ memory }) => measuredPerRecord(memory),
    format: perRecord,
  },
  {
    name: 'A record, by structure',
    how: 'Summed from the parts of the store, where they can be',
    of: ({ memory }) => structurePerRecord(memory),
    format: perRecord,
  },
  {
    name: 'Structure',
    how: 'Columns, texts, ids and adjacency, summed',
    of: ({ memory }) => structureBytes(memory),
  },
  { name: 'Heap after loading', how: 'V8’s heap in use', of: ({ memory }) => memory.loadedHeapBytes },
  {
    name: 'Buffers after loading',
    how: 'ArrayBuffers and SharedArrayBuffers',
    of: ({ memory }) => memory.loadedArrayBufferBytes,
  },
  {
    name: 'Empty process',
    how: 'RSS before anything was loaded',
    of: ({ memory }) => memory.baselineRssBytes,
  },
  {
    name: 'Time to load',
    how: 'From start to the settled reading',
    of: ({ elapsedMs }) => elapsedMs,
    format: formatDuration,
  },
]

/** What each mode measured, side by side; the live RSS of those that are loaded now. */
export function ModeFigures() {
  const measured = useDataset((state) => state.measured)
  const loads = Object.values(measured)
  if (loads.length === 0) return null
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">Figure</span>
          </th>
          {loads.map(({ mode, memory }) => (
            <th key={mode} scope="col" title={howMeasured(memory)}>
              {modeNames[mode]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row" title="From the operating system, four times a second">
            RSS now
          </th>
          {loads.map(({ mode }) => (
            <LiveRss key={mode} mode={mode} />
          ))}
        </tr>
        {rows.map(({ name, how, of, format = formatBytes }) => (
          <tr key={name}>
            <th scope="row" title={how}>
              {name}
            </th>
            {loads.map((load) => {
              const value = of(load)
              return (
                <td key={load.mode} title={value === null ? `Cannot be told: ${how}` : how}>
                  {value === null ? '–' : format(value)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LiveRss({ mode }: { mode: LoadSummary['mode'] }) {
  const rssBytes = useMemory((state) => state.latest[mode]?.rssBytes)
  if (rssBytes === undefined) return <td title="Not loaded now">–</td>
  return (
    <td title={formatBytesExact(rssBytes)} data-testid={`rss-${mode}`} data-bytes={rssBytes}>
      {formatBytes(rssBytes)}
    </td>
  )
}
