import type { AttributeSummary, FieldInfo, Of } from '../../src-shared/contract/queries.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCount, formatCountOf, formatShare } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { store } from '../graph/view-actions.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { Bars } from './bars.tsx'
import { useEdits } from './edits-store.ts'
import { binFilter, boundLabel, missingFilter, valueFilter } from './field-filter.ts'
import css from './overview.module.css'
import { useAnswer } from './use-answer.ts'
import { ValueRows } from './value-rows.tsx'

/** Bars that a sidebar has room for. */
const binCount = 24
/** Frequent values listed. */
const valueCount = 8

/** The values of one attribute: how many are missing and different, a histogram or the most frequent, as doors. */
export function AttributeDoors({
  of,
  field: { field },
  onShow,
}: {
  of: Of
  field: FieldInfo
  onShow: (filter: string) => void
}) {
  const active = useDataset((state) => state.active)
  const version = useEdits((state) => state.version)
  const answer = useAnswer(`${active} ${of} ${field} ${version}`, (signal) =>
    store().attributeSummary({ of, field, filter: '', bins: binCount, values: valueCount }, { signal }),
  )
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.quiet}>Looking through its values…</p>
  const summary = answer.value
  return (
    <>
      <Facts summary={summary} />
      {summary.numbers && <NumberBars summary={summary} onShow={onShow} of={of} />}
      <Frequent summary={summary} onShow={onShow} of={of} />
    </>
  )
}

function Facts({
  summary: { records, missing, distinct, distinctExact, numbers, type },
}: {
  summary: AttributeSummary
}) {
  return (
    <p className={css.quiet}>
      {distinctExact ? '' : 'at least '}
      {formatCountOf(distinct, 'different value')}
      {missing > 0 && `; ${formatShare(missing / records)} missing`}
      {numbers && type === 'number' && `; mean ${boundLabel(numbers.mean, type)}`}
    </p>
  )
}

type Doors = { summary: AttributeSummary; of: Of; onShow: (filter: string) => void }

function NumberBars({ summary: { field, type, numbers }, of, onShow }: Doors) {
  const bins = numbers?.histogram ?? []
  const [first, last] = [bins[0], bins.at(-1)]
  if (!first || !last) return null
  return (
    <Bars
      label={`${field}, ${of} by value`}
      bars={bins.map(({ from, to, count }) => ({
        key: String(from),
        count,
        label: `${boundLabel(from, type)} to ${boundLabel(to, type)}: ${formatCount(count)} ${of}`,
      }))}
      isLogarithmic={isDoubling(bins)}
      from={boundLabel(first.from, type)}
      to={boundLabel(last.to, type)}
      {...(isDoubling(bins) && { unit: 'bins that double' })}
      onPress={(at) => onShow(binFilter(field, type, bins, at))}
    />
  )
}

/** The most frequent values, where some are frequent, and the missing ones. */
function Frequent({ summary: { field, values, records, missing, distinct, numbers }, of, onShow }: Doors) {
  // where nearly every value is its own, or a histogram says it all, a list of a few says nothing
  const worthIt = numbers === null ? distinct < records - missing : distinct <= valueCount
  const rows = [
    ...(worthIt ? values : []).map(({ value, count }, at) => ({
      key: String(at),
      name: wireText(value) || 'empty text',
      count,
      isQuiet: wireText(value) === '',
    })),
    ...(missing > 0 ? [{ key: 'missing', name: 'missing', count: missing, isQuiet: true }] : []),
  ]
  if (rows.length === 0) return null
  return (
    <ValueRows
      label={`${field}, the most frequent values`}
      rows={rows}
      total={records}
      what={of}
      onPress={(key) =>
        onShow(key === 'missing' ? missingFilter(field) : valueFilter(field, values[Number(key)]!.value))
      }
    />
  )
}

function isDoubling(bins: readonly { from: number; to: number }[]): boolean {
  const [first] = bins
  const last = bins.at(-1)
  return first !== undefined && last !== undefined && last.to - last.from > 2 * (first.to - first.from)
}
