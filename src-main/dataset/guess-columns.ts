import { nameWords } from './name-words.ts'
import { columnNamed, looksUnique, onlyType, type ColumnFacts, type TableFacts } from './table-facts.ts'

/** A column chosen for a part, and why, as the end of a sentence. */
export type Choice = { readonly column: string; readonly why: string }

/** Names that say “this is the name of the thing”, the best first; a label is what a person reads in the picture. */
const labelNames = [
  'label',
  'name',
  'title',
  'caption',
  'code',
  'login',
  'username',
  'email',
  'word',
  'term',
  'text',
  'url',
  'desc',
  'description',
  'city',
]
const kindNames = [
  'kind',
  'type',
  'label',
  'class',
  'relation',
  'rel',
  'relationship',
  'relationtype',
  'predicate',
  'role',
]
const weightNames = [
  'weight',
  'w',
  'strength',
  'score',
  'amount',
  'value',
  'dist',
  'distance',
  'count',
  'cost',
  'capacity',
  'length',
  'frequency',
  'similarity',
  'quantity',
]

/** More kinds than this would be a category, not a kind: a legend holds about as many colours. */
const MAX_KINDS = 40
/** A longer mean makes prose, not a label. */
const MAX_LABEL_BYTES = 80

/** The columns that identify a node: the primary key, else something unique; empty for the rowid. */
export function guessIdColumns(table: TableFacts): { columns: string[]; why: string } {
  if (table.primaryKey.length > 0) {
    return { columns: [...table.primaryKey], why: `${list(table.primaryKey)} is its primary key` }
  }
  const unique = table.uniqueKeys.find(
    (key) => key.length === 1 && columnNamed(table, key[0] as string)?.nulls === 0,
  )
  if (unique !== undefined) return { columns: [...unique], why: `${list(unique)} is declared unique` }
  const named = table.columns.find((column) => isIdName(column.name, table.name) && looksUnique(column))
  if (named !== undefined)
    return { columns: [named.name], why: `“${named.name}” is named like an id and looks unique` }
  const first = table.columns[0]
  if (first !== undefined && looksUnique(first) && onlyType(first) !== 'real' && onlyType(first) !== 'blob') {
    return { columns: [first.name], why: `“${first.name}”, its first column, looks unique` }
  }
  return { columns: [], why: 'no column is unique, so the number of the row identifies it' }
}

function isIdName(name: string, table: string): boolean {
  const words = nameWords(name)
  if (['id', 'key', 'uuid', 'guid', 'code', 'name'].includes(words.join(''))) return true
  return (
    words.length > 1 &&
    ['id', 'key', 'code'].includes(words.at(-1) as string) &&
    nameWords(table)
      .join('')
      .startsWith(words[0] as string)
  )
}

/** The column whose few distinct texts tell sorts of rows apart. */
export function guessKindColumn(table: TableFacts, free: readonly ColumnFacts[]): Choice | null {
  const entityWords = [...nameWords(table.name), 'node', 'edge', 'entity', 'link']
  const found = best(free, (column) => {
    const words = nameWords(column.name)
    const last = words.at(-1)
    if (last === undefined || words.length > 2) return 0
    // “nodeType” says as much as “type”; “bloodType” does not
    if (words.length === 2 && !entityWords.some((word) => word.startsWith(words[0] as string))) return 0
    const rank = kindNames.indexOf(last)
    if (rank < 0 || onlyType(column) !== 'text' || column.nulls > column.sampled / 2) return 0
    const few = column.distinct <= MAX_KINDS && column.distinct * 4 <= column.sampled
    return few ? kindNames.length - rank : 0
  })
  return (
    found && {
      column: found.name,
      why: `“${found.name}” tells ${found.distinct} kind${found.distinct === 1 ? '' : 's'} apart`,
    }
  )
}

/** The column a person would call a node by; none where the id itself is such a text. */
export function guessLabelColumn(free: readonly ColumnFacts[], ids: readonly ColumnFacts[]): Choice | null {
  const named = best(free, (column) => {
    const words = nameWords(column.name)
    const at = Math.min(...[words.join(''), words.at(-1) ?? ''].map((name) => rankOf(labelNames, name)))
    if (at >= labelNames.length || !canLabel(column)) return 0
    return (
      labelNames.length - at + (words.length === 1 ? 0.5 : 0) + (column.distinct * 2 > column.sampled ? 3 : 0)
    )
  })
  if (named) return { column: named.name, why: `“${named.name}” is named like a label` }
  if (ids.some(canLabel)) return null
  const text = best(free, (column) =>
    canLabel(column) && column.distinct * 2 > column.sampled ? column.distinct : 0,
  )
  return text && { column: text.name, why: `“${text.name}” holds short texts that differ from row to row` }
}

function canLabel(column: ColumnFacts): boolean {
  const varied = column.distinct > 1 && column.distinct * 4 > column.sampled - column.nulls
  return varied && column.texts * 2 > column.sampled && column.meanBytes <= MAX_LABEL_BYTES
}

/** The number that says how strong an edge is. */
export function guessWeightColumn(free: readonly ColumnFacts[]): Choice | null {
  const found = best(free, (column) => {
    const type = onlyType(column)
    if (type !== 'integer' && type !== 'real') return 0
    const words = nameWords(column.name)
    const at = Math.min(rankOf(weightNames, words.at(-1) ?? ''), rankOf(weightNames, words[0] ?? ''))
    return weightNames.length - at
  })
  return found && { column: found.name, why: `“${found.name}” is a number named like a weight` }
}

function rankOf(names: readonly string[], name: string): number {
  const at = names.indexOf(name)
  return at < 0 ? names.length : at
}

/** The column with the highest score above 0; among equals the first. */
function best(columns: readonly ColumnFacts[], score: (column: ColumnFacts) => number): ColumnFacts | null {
  let top: ColumnFacts | null = null
  let topScore = 0
  for (const column of columns) {
    const its = score(column)
    if (its > topScore) {
      top = column
      topScore = its
    }
  }
  return top
}

/** Names as a sentence lists them. */
export function list(names: readonly string[]): string {
  return names.map((name) => `“${name}”`).join(' with ')
}
