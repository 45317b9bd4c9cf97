import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { wireText, type WireValue } from '../../src-shared/contract/values.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { cls } from '../ui/class-names.ts'
import { ScrollRegion } from '../ui/controls/scroll-region.tsx'
import type { TableInfo } from './plan-edit.ts'
import css from './table-preview.module.css'

/** The tables of a file, each with its columns and first rows. */
export function TablePreviews({ tables }: { tables: readonly TableInfo[] }) {
  return (
    <Tabs>
      <TabList aria-label="Tables" className={cls(css.tabs)}>
        {tables.map(({ name, rows, rowsExact }) => (
          <Tab key={name} id={name} className={cls(css.tab)}>
            {name}{' '}
            <span
              className={css.count}
              title={rowsExact ? 'Counted' : 'Estimated from the size of the table'}
            >
              {rowsExact ? '' : '~ '}
              {formatCountOf(rows, 'row')}
            </span>
          </Tab>
        ))}
      </TabList>
      {tables.map((table) => (
        <TabPanel key={table.name} id={table.name}>
          <FirstRows table={table} />
        </TabPanel>
      ))}
    </Tabs>
  )
}

function FirstRows({ table: { name, columns, firstRows } }: { table: TableInfo }) {
  return (
    <ScrollRegion className={css.scroll} label={`First rows of ${name}`}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ name: column, declaredType, primaryKey, references }) => (
              <th key={column} scope="col">
                {column}
                <span className={css.type}>
                  {[
                    declaredType.toLowerCase() || 'untyped',
                    primaryKey && 'key',
                    references && `→ ${references}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {firstRows.map((row, at) => (
            <tr key={at}>
              {columns.map(({ name: column }, order) => (
                <Cell key={column} value={row[order] ?? null} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {firstRows.length === 0 && <p className={css.missing}>No rows.</p>}
    </ScrollRegion>
  )
}

function Cell({ value }: { value: WireValue }) {
  if (value === null) return <td className={css.missing}>null</td>
  const text = wireText(value)
  return <td title={text}>{text}</td>
}
