import { guessIdColumns } from './guess-columns.ts'
import { nameStem, nameWords, singular } from './name-words.ts'
import { columnNamed, onlyType, type ColumnFacts, type TableFacts } from './table-facts.ts'

/** Columns that hold the key of a row of another (or the same) table. */
export type Reference = {
  readonly columns: readonly string[]
  readonly table: string
  readonly references: readonly string[]
  readonly evidence: 'declared' | 'named'
}

/** The share of values that occur in a column, as `shareThatOccurs`. */
export type Occurrence = (values: ColumnFacts['values'], table: string, column: string) => number

/** A column named after a table refers to it only if nearly all its values are there. */
const NAMED_SHARE = 0.9

/** Words at the end of a column's name that say it holds a key: `artist_id`, `artistRef`. */
const keyWords = new Set(['id', 'ref', 'key', 'fk', 'no', 'code', 'number', 'uuid'])
/** Columns that refer to a row of their own table, by what they are usually called. */
const selfNames = new Set([
  'parent',
  'parent id',
  'manager',
  'manager id',
  'reports to',
  'supervisor',
  'supervisor id',
  'boss',
  'boss id',
  'parent ref',
  'mother id',
  'father id',
  'reply to',
  'in reply to',
])

/**
 * What the rows of a table refer to: declared foreign keys first, then columns named after a table whose
 * values occur among its ids.
 */
export function referencesOf(
  table: TableFacts,
  tables: readonly TableFacts[],
  occurrence: Occurrence,
): Reference[] {
  const found: Reference[] = table.foreignKeys.map((key) => ({ ...key, evidence: 'declared' }))
  for (const column of table.columns) {
    if (found.some(({ columns }) => columns.includes(column.name))) continue
    const target = tables.find((other) => isNamedAfter(column, table, other))
    if (target === undefined) continue
    const [id, ...others] = guessIdColumns(target).columns
    if (id === undefined || others.length > 0 || (target === table && id === column.name)) continue
    if (!comparable(column, columnNamed(target, id))) continue
    if (occurrence(column.values, target.name, id) < NAMED_SHARE) continue
    found.push({ columns: [column.name], table: target.name, references: [id], evidence: 'named' })
  }
  return found
}

function isNamedAfter(column: ColumnFacts, table: TableFacts, other: TableFacts): boolean {
  const words = nameWords(column.name)
  if (other === table) return selfNames.has(words.join(' '))
  const stem = words.length > 1 && keyWords.has(words.at(-1) as string) ? words.slice(0, -1) : words
  const wanted = stem.map(singular).join(' ')
  // a bare word may be a plain attribute (`city`): only a key word, or a whole name, makes it a reference
  return (
    wanted === nameStem(other.name) || wanted.replaceAll(' ', '') === nameStem(other.name).replaceAll(' ', '')
  )
}

/** Whether values of two columns can be equal at all. */
export function comparable(a: ColumnFacts | undefined, b: ColumnFacts | undefined): boolean {
  if (a === undefined || b === undefined) return false
  const type = onlyType(a)
  return (type === 'integer' || type === 'text') && type === onlyType(b)
}
