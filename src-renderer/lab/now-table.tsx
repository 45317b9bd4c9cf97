import type { CollectorPauses, MemorySample, ProcessName } from '../../src-shared/contract/memory.ts'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { formatBytes, formatCount, formatCountOf, formatDuration } from '../../src-shared/units.ts'
import { processNames } from '../memory/chart-options.ts'
import { processOrder, useMemory } from '../memory/memory-store.ts'
import css from './lab.module.css'
import { useOverflow, type Overflow } from './use-overflow.ts'

type Row = {
  readonly name: string
  readonly how: string
  readonly of: (sample: MemorySample) => number | null
  /** Whether the processes' figures add up to one of the whole app. */
  readonly adds: boolean
}

const rows: readonly Row[] = [
  { name: 'RSS', how: 'From the operating system, by pid', of: ({ rssBytes }) => rssBytes, adds: true },
  { name: 'Heap used', how: 'As V8 says', of: ({ heapUsedBytes }) => heapUsedBytes, adds: true },
  {
    name: 'Heap limit',
    how: 'Where V8 ends the process',
    of: ({ heapLimitBytes }) => heapLimitBytes,
    adds: false,
  },
  {
    name: 'Buffers',
    how: 'ArrayBuffers and SharedArrayBuffers, where columns lie',
    of: ({ arrayBufferBytes }) => arrayBufferBytes,
    adds: true,
  },
  {
    name: 'External',
    how: 'Everything that V8’s objects hold outside its heap',
    of: ({ externalBytes }) => externalBytes,
    adds: true,
  },
]
const overflowHow =
  'Attributes beside the slots: the dictionaries that hold them on V8’s heap, by structure. Nodes without them pay nothing'
const pausesHow = 'Of the main thread since the process began: how many, in all, and the longest'

/** Every figure of every process as it is now, and of the app as a whole. */
export function NowTable() {
  const latest = useMemory((state) => state.latest)
  const overflow = useOverflow()
  const samples = processOrder.flatMap((process) => latest[process] ?? [])
  return (
    <>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Now</th>
            {samples.map(({ process, pid }) => (
              <th key={process} scope="col" title={`pid ${pid}`}>
                {processNames[process]}
              </th>
            ))}
            <th scope="col">whole app</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, how, of, adds }) => (
            <tr key={name}>
              <th scope="row" title={how}>
                {name}
              </th>
              {samples.map((sample) => (
                <td key={sample.process} title={how}>
                  {bytes(of(sample))}
                </td>
              ))}
              <td title={`${how}; all processes added up`}>{adds ? bytes(sumOf(samples.map(of))) : ''}</td>
            </tr>
          ))}
          <tr>
            <th scope="row" title={overflowHow}>
              In overflow
            </th>
            {samples.map(({ process }) => (
              <td key={process} title={overflowHow}>
                {isMode(process) ? overflowText(overflow[process]) : ''}
              </td>
            ))}
            <td title={`${overflowHow}; all stores added up`}>
              {bytes(sumOf(Object.values(overflow).map((each) => each.bytes)))}
            </td>
          </tr>
          <tr className={css.wraps}>
            <th scope="row" title={pausesHow}>
              Collector pauses
            </th>
            {samples.map(({ process, collectorPauses }) => (
              <td key={process} title={pausesHow}>
                {pausesText(collectorPauses)}
              </td>
            ))}
            <td title={`${pausesHow}; all processes taken together`}>
              {pausesText(allPauses(samples.flatMap(({ collectorPauses }) => collectorPauses ?? [])))}
            </td>
          </tr>
        </tbody>
      </table>
      {overflow.slotted && overflow.slotted.bytes > 0 && <WithOverflow overflow={overflow.slotted} />}
    </>
  )
}

/** Names that are told before the rest is counted. */
const namesTold = 4

function WithOverflow({ overflow: { names, bytes: held } }: { overflow: Overflow }) {
  const more = names.length > namesTold ? ` and ${names.length - namesTold} more` : ''
  return (
    <p className={css.quiet}>
      Slotted is slotted with overflow now: {names.slice(0, namesTold).join(', ')}
      {more} {names.length === 1 ? 'lies' : 'lie'} beside the slots, {formatBytes(held)} in all. Kept as a
      slot, an attribute has a cell for every record instead.
    </p>
  )
}

function overflowText(overflow: Overflow | undefined): string {
  if (!overflow) return '–'
  return overflow.bytes === 0
    ? 'nothing'
    : `${formatBytes(overflow.bytes)} · ${formatCountOf(overflow.names.length, 'attribute')}`
}

function pausesText(pauses: CollectorPauses | null): string {
  if (!pauses) return '–'
  const { count, totalMs, longestMs } = pauses
  return `${formatCount(count)}, ${formatDuration(totalMs)} in all, at most ${formatDuration(longestMs)}`
}

function allPauses(each: readonly CollectorPauses[]): CollectorPauses | null {
  if (each.length === 0) return null
  return {
    count: each.reduce((sum, { count }) => sum + count, 0),
    totalMs: each.reduce((sum, { totalMs }) => sum + totalMs, 0),
    longestMs: Math.max(...each.map(({ longestMs }) => longestMs)),
  }
}

function isMode(process: ProcessName): process is Mode {
  return modes.some((mode) => mode === process)
}

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function bytes(value: number | null): string {
  return value === null ? '–' : formatBytes(value)
}
