import type { FieldInfo } from '../../src-shared/contract/queries.ts'
import type { Filter } from '../../src-shared/filter/filter.ts'
import { parseField } from '../../src-shared/filter/parse.ts'
import { printFilter } from '../../src-shared/filter/print.ts'
import type { FilterSchema } from '../../src-shared/filter/schema.ts'
import { IconButton } from '../ui/controls/button.tsx'
import { Checkbox, Segments, Select } from '../ui/controls/fields.tsx'
import { Fold } from '../ui/controls/fold.tsx'
import { ConditionEditor } from './condition-editor.tsx'
import css from './filter-panel.module.css'
import { putFilter, useFilter } from './filter-store.ts'
import { isCondition, replacedAt, turned, withCondition, withWord, type Path } from './filter-tree.ts'

const words = [
  { value: 'and', name: 'All of', hint: 'Every condition must hold' },
  { value: 'or', name: 'Any of', hint: 'One condition is enough' },
] as const

/** The filter by its parts: each condition with a control that suits its field, and a way to add one. */
export function Conditions({ schema, fields }: { schema: FilterSchema; fields: readonly FieldInfo[] }) {
  const { filter, problem, text } = useFilter()
  // of a text that cannot be read, parts would be out of date
  if (problem && printFilter(filter) !== text.trim() && text.trim() !== '') return null
  const put = (next: Filter) => putFilter(next, schema)
  const isGroup = filter.op === 'and' || filter.op === 'or'
  const parts = isGroup ? filter.parts : [filter]
  return (
    <section className={css.conditions} aria-label="Conditions">
      <h2 className="visually-hidden">Conditions</h2>
      {isGroup && parts.length > 1 && (
        <Segments
          label="How conditions are joined"
          value={filter.op}
          choices={words}
          onChange={(word) => put(withWord(filter, word))}
        />
      )}
      {parts.map((part, at) => (
        <Part
          // a part is known by its place: what it says changes as it is edited
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          part={part}
          path={isGroup ? [at] : []}
          fields={fields}
          onChange={(path, next) => put(replacedAt(filter, path, next))}
        />
      ))}
      <Select
        label="Add a condition on"
        hideLabel
        value=""
        choices={[
          { value: '', name: 'Add a condition on…', isDisabled: true },
          ...fields.map(({ field, name, type }) => ({ value: field, name, hint: type })),
        ]}
        onChange={(field) => put(withCondition(filter, firstCondition(field)))}
      />
    </section>
  )
}

/** A condition to start from: one that everything with a value passes. */
function firstCondition(field: string): Filter {
  return { op: 'missing', field: parseField(field), not: true }
}

function Part({
  part,
  path,
  fields,
  onChange,
}: {
  part: Filter
  path: Path
  fields: readonly FieldInfo[]
  onChange: (path: Path, next: Filter | null) => void
}) {
  const inner = part.op === 'not' ? part.part : part
  const innerPath = part.op === 'not' ? [...path, 0] : path
  return (
    <div className={css.condition}>
      <Fold title={printFilter(part)} level={3}>
        {isCondition(inner) && (
          <ConditionEditor
            condition={inner}
            field={fields.find(
              ({ name, builtIn }) => name === inner.field.name && builtIn === inner.field.builtIn,
            )}
            onChange={(next) => onChange(innerPath, next)}
          />
        )}
        {(inner.op === 'and' || inner.op === 'or') && (
          <ul>
            {inner.parts.map((each, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <li key={at}>
                <Part part={each} path={[...innerPath, at]} fields={fields} onChange={onChange} />
              </li>
            ))}
          </ul>
        )}
        <Checkbox isSelected={part.op === 'not'} onChange={() => onChange(path, turned(part))}>
          Not: the opposite
        </Checkbox>
      </Fold>
      <IconButton icon="close" name={`Remove ${printFilter(part)}`} onPress={() => onChange(path, null)} />
    </div>
  )
}
