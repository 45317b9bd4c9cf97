import { DialogTrigger, Popover } from 'react-aria-components'
import type { FieldInfo } from '../../src-shared/contract/queries.ts'
import { cls } from '../ui/class-names.ts'
import { Button } from '../ui/controls/button.tsx'
import { Checkbox } from '../ui/controls/fields.tsx'
import css from './column-menu.module.css'
import { setTable } from './table-store.ts'

/** Chooses the columns of the table. */
export function ColumnMenu({ fields, shown }: { fields: readonly FieldInfo[]; shown: readonly FieldInfo[] }) {
  const chosen = new Set(shown.map(({ field }) => field))
  const toggle = (field: string, isShown: boolean) => {
    const columns = isShown ? [...chosen, field] : [...chosen].filter((each) => each !== field)
    setTable({ columns })
  }
  return (
    <DialogTrigger>
      <Button>Columns</Button>
      <Popover placement="bottom end" offset={4} className={cls(css.popover)} aria-label="Columns">
        {/* the popover itself is the dialog: its hidden buttons that close it then lie within */}
        <div className={css.dialog}>
          <div className={css.head}>
            <Button look="link" onPress={() => setTable({ columns: fields.map(({ field }) => field) })}>
              All
            </Button>
            <Button look="link" onPress={() => setTable({ columns: null })}>
              As at first
            </Button>
          </div>
          {fields.map(({ field, name, type, origin }) => (
            <Checkbox
              key={field}
              isSelected={chosen.has(field)}
              onChange={(isShown) => toggle(field, isShown)}
            >
              {name} <span className={css.quiet}>{origin === 'attribute' ? type : origin}</span>
            </Checkbox>
          ))}
        </div>
      </Popover>
    </DialogTrigger>
  )
}
