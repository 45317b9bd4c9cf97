import { useState, type FormEvent } from 'react'
import { formatCountOf } from '../../src-shared/units.ts'
import { parseFilter } from '../../src-shared/filter/parse.ts'
import { printValue } from '../../src-shared/filter/print.ts'
import type { FilterSchema } from '../../src-shared/filter/schema.ts'
import { selectNodes, useView, viewNow } from '../graph/view-store.ts'
import { Button, IconButton } from '../ui/controls/button.tsx'
import { TextField } from '../ui/controls/fields.tsx'
import { forgetSet, nameFilter, nameNodes } from './filter-actions.ts'
import css from './filter-panel.module.css'
import { putFilter, useFilter, writeFilter } from './filter-store.ts'
import { withCondition } from './filter-tree.ts'

/** Filters and selections that were given a name: kept with the session, and used in other filters. */
export function NamedFilters({ schema, canName }: { schema: FilterSchema; canName: boolean }) {
  const sets = useView((state) => viewNow(state).sets)
  const selected = useView((state) => state.selected)
  const { text, filter, of } = useFilter()
  const [name, setName] = useState('')
  const trimmed = name.trim()
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (trimmed === '' || !canName) return
    nameFilter(trimmed, text)
    setName('')
  }
  return (
    <section className={css.section} aria-label="Named">
      <h2 className={css.heading}>Named</h2>
      <ul aria-label="Named filters and selections">
        {Object.entries(sets).map(([each, set]) => (
          <li key={each} className={css.named}>
            <Button
              look="link"
              onPress={() => {
                if ('filter' in set) writeFilter(set.filter, schema)
                else selectNodes(new Set(set.nodes))
              }}
            >
              {each}
            </Button>
            <span className={css.what} title={'filter' in set ? set.filter : undefined}>
              {'filter' in set ? set.filter : formatCountOf(set.nodes.length, 'node')}
            </span>
            {of === 'nodes' && (
              <IconButton
                icon="plus"
                name={`Filter by being in ${each}`}
                onPress={() =>
                  putFilter(withCondition(filter, parseFilter(`in set ${printValue(each)}`)), schema)
                }
              />
            )}
            <IconButton icon="close" name={`Forget ${each}`} onPress={() => forgetSet(each)} />
          </li>
        ))}
      </ul>
      <form className={css.name} onSubmit={onSubmit}>
        <TextField label="Name" value={name} onChange={setName} />
        <Button type="submit" isDisabled={trimmed === '' || !canName}>
          Save filter
        </Button>
        {selected.size > 0 && (
          <Button
            isDisabled={trimmed === ''}
            onPress={() => {
              nameNodes(trimmed, [...selected])
              setName('')
            }}
          >
            Save {formatCountOf(selected.size, 'selected node')}
          </Button>
        )}
      </form>
    </section>
  )
}
