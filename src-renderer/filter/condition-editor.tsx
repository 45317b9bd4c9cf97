import { useState } from 'react'
import type { AttributeSummary, FieldInfo } from '../../src-shared/contract/queries.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCount } from '../../src-shared/units.ts'
import type { Condition } from '../../src-shared/filter/filter.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { store } from '../graph/view-actions.ts'
import { Button } from '../ui/controls/button.tsx'
import { Checkbox, TextField } from '../ui/controls/fields.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import css from './filter-panel.module.css'
import { useFilter } from './filter-store.ts'
import { boundsCondition, boundsOf, valuesCondition, valuesOf } from './filter-tree.ts'
import { RangeBrush } from './range-brush.tsx'

/** Bars of the histogram that is brushed. */
const binCount = 32
/** Values to tick: with more, typing is quicker. */
const valueCount = 30
/** Values to tick at first. */
const shownCount = 8

/** Controls for a condition that suit its field: a range to brush, values to tick, or a text to look for. */
export function ConditionEditor({
  condition,
  field,
  onChange,
}: {
  condition: Condition
  field: FieldInfo | undefined
  onChange: (next: Condition) => void
}) {
  const of = useFilter((state) => state.of)
  const active = useDataset((state) => state.active)
  const version = useEdits((state) => state.version)
  const answer = useAnswer(`${active} ${of} ${field?.field} ${version}`, (signal) =>
    field
      ? store().attributeSummary(
          { of, field: field.field, filter: '', bins: binCount, values: valueCount },
          { signal },
        )
      : Promise.resolve(null),
  )
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.quiet}>Looking through its values…</p>
  const summary = answer.value
  if (!summary) return null
  const anything: Condition = { op: 'missing', field: condition.field, not: true }
  return (
    <div className={css.editor}>
      {summary.numbers && summary.numbers.histogram.length > 1 && (
        <RangeBrush
          summary={summary}
          bounds={boundsOf(condition)}
          onChange={(low, high) => onChange(boundsCondition(condition.field, low, high) ?? anything)}
        />
      )}
      {!summary.numbers && summary.values.length > 0 && (
        <Values
          summary={summary}
          chosen={valuesOf(condition) ?? []}
          onChange={(values) => onChange(valuesCondition(condition.field, values) ?? anything)}
        />
      )}
      {!summary.numbers && summary.type !== 'boolean' && (
        <TextField
          label="Contains"
          value={condition.op === 'text' && condition.test === 'contains' ? condition.value.text : ''}
          onChange={(text) =>
            onChange(
              text === ''
                ? anything
                : { op: 'text', field: condition.field, test: 'contains', value: { text }, not: false },
            )
          }
        />
      )}
      {summary.missing > 0 && (
        <Checkbox
          isSelected={condition.op === 'missing' && !condition.not}
          onChange={(isMissing) => onChange({ op: 'missing', field: condition.field, not: !isMissing })}
        >
          Missing <span className={css.quiet}>{formatCount(summary.missing)}</span>
        </Checkbox>
      )}
    </div>
  )
}

function Values({
  summary: { values, field },
  chosen,
  onChange,
}: {
  summary: AttributeSummary
  chosen: readonly string[]
  onChange: (values: readonly string[]) => void
}) {
  const [isAll, setAll] = useState(false)
  const named = values
    .map(({ value, count }) => ({ text: wireText(value), count }))
    .filter(({ text }) => text !== '')
  const shown = isAll ? named : named.filter(({ text }, at) => at < shownCount || chosen.includes(text))
  return (
    <div role="group" aria-label={`Values of ${field}`} className={css.values}>
      {shown.map(({ text, count }) => (
        <Checkbox
          key={text}
          isSelected={chosen.includes(text)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, text] : chosen.filter((each) => each !== text))
          }
        >
          {text} <span className={css.quiet}>{formatCount(count)}</span>
        </Checkbox>
      ))}
      {!isAll && named.length > shown.length && (
        <Button look="link" onPress={() => setAll(true)}>
          Show {named.length - shown.length} more
        </Button>
      )}
    </div>
  )
}
