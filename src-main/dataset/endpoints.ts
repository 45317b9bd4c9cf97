import { isEdgeWord, isNodeWord, pairOfNames } from './endpoint-names.ts'
import { guessIdColumns, list } from './guess-columns.ts'
import { nameWords, singular } from './name-words.ts'
import type { Occurrence, Reference } from './references.ts'
import { columnNamed, looksUnique, onlyType, type ColumnFacts, type TableFacts } from './table-facts.ts'

/** The columns of a table that hold the two ends of an edge, and how sure that is. */
export type EndpointPair = {
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly sourceTable: string | null
  readonly targetTable: string | null
  readonly directed: boolean
  /** {@link ENOUGH} or more makes an edge table. */
  readonly score: number
  readonly why: string
}

/** What is known beyond the table itself. */
export type Surroundings = {
  readonly tables: readonly TableFacts[]
  readonly references: readonly Reference[]
  readonly isReferenced: boolean
  /** It is the only table of the file. */
  readonly isAlone: boolean
  readonly occurrence: Occurrence
}

/** A strong pair of names is enough; anything weaker needs a second witness. Tried on the schemas of the test. */
export const ENOUGH = 4

/** Pairs are looked for among so many columns: ends stand at the front of a table. */
const COLUMNS_LOOKED_AT = 40
/** From this share on, values are taken to be ids of a table; the rest may dangle. */
const OCCURS = 0.5

/** The most likely pair of endpoint columns; `null` when nothing in the table looks like one. */
export function findEndpoints(table: TableFacts, around: Surroundings): EndpointPair | null {
  const found = [...namedPairs(table, around), ...linkPair(table, around), ...unnamedPair(table, around)]
  return found.toSorted((a, b) => b.score - a.score)[0] ?? null
}

export function hasEdgeName(table: TableFacts): boolean {
  return nameWords(table.name).some((word) => isEdgeWord(singular(word)))
}

/** Columns that are named like two ends. */
function namedPairs(table: TableFacts, around: Surroundings): EndpointPair[] {
  const columns = table.columns.slice(0, COLUMNS_LOOKED_AT).filter((column) => canBeEnd(column, table))
  const found: EndpointPair[] = []
  for (const [i, a] of columns.entries()) {
    for (const b of columns.slice(i + 1)) {
      const pair = pairOfNames(a.name, b.name)
      if (pair === null || onlyTypeDiffers(a, b)) continue
      const [source, target] = pair.swapped ? [b, a] : [a, b]
      const ends = resolveEnds(source, target, around)
      const score =
        (pair.strength === 'strong' ? 4 : 1.5) +
        { declared: 5, named: 4, contents: 3, nothing: 0 }[ends.evidence] +
        (hasEdgeName(table) ? 1.5 : 0) -
        (around.isReferenced ? 3 : 0) -
        (pair.strength === 'weak' && namesItself(table, new Set()) ? 4 : 0)
      const why = `${list([source.name])} and ${list([target.name])} are named like the two ends of an edge${ends.why}`
      found.push({
        ...ends,
        source: [source.name],
        target: [target.name],
        directed: pair.directed,
        score,
        why,
      })
    }
  }
  return found
}

/** A table that does little more than refer to two rows: a many-to-many link. */
function linkPair(table: TableFacts, around: Surroundings): EndpointPair[] {
  const [source, target, ...more] = around.references
  if (source === undefined || target === undefined || more.length > 0 || around.isReferenced) return []
  const keys = new Set([...source.columns, ...target.columns])
  if (keys.size < source.columns.length + target.columns.length) return []
  const keyedByEnds =
    table.primaryKey.length > 1 && table.primaryKey.filter((name) => keys.has(name)).length > 1
  if (!keyedByEnds && !hasEdgeName(table) && namesItself(table, keys)) return []
  const why = `its foreign keys ${list(source.columns)} and ${list(target.columns)} join “${source.table}” and “${target.table}”`
  return [
    {
      source: source.columns,
      target: target.columns,
      sourceTable: source.table,
      targetTable: target.table,
      directed: true,
      score: 5,
      why,
    },
  ]
}

/** A row with a name or title of its own is a thing, whatever it refers to. */
function namesItself(table: TableFacts, keys: ReadonlySet<string>): boolean {
  return table.columns.some((column) => {
    const last = nameWords(column.name).at(-1) ?? ''
    return !keys.has(column.name) && column.texts > 0 && ['name', 'title', 'label', 'code'].includes(last)
  })
}

/** Two columns of one type, whatever their names, whose values are ids of nodes; or all that a small table has. */
function unnamedPair(table: TableFacts, around: Surroundings): EndpointPair[] {
  if (around.isReferenced) return []
  const columns = table.columns.slice(0, 6).filter((column) => canBeEnd(column, table))
  for (const [i, source] of columns.entries()) {
    for (const target of columns.slice(i + 1)) {
      if (onlyTypeDiffers(source, target)) continue
      const ends = resolveEnds(source, target, around)
      const names = `${list([source.name])} and ${list([target.name])}`
      const pair = { ...ends, source: [source.name], target: [target.name], directed: true }
      if (ends.evidence !== 'nothing' && spreadWide(source, target, ends.sourceTable, around)) {
        const score = 3 + (hasEdgeName(table) || table.columns.length <= 4 ? 1.5 : 0)
        return [{ ...pair, score, why: `${names} hold ids of nodes${ends.why}` }]
      }
      const nothingElse = around.isAlone || hasEdgeName(table)
      if (i === 0 && nothingElse && table.columns.length <= 4 && !namesItself(table, new Set())) {
        return [{ ...pair, score: ENOUGH, why: `${names} are its first two columns of one type` }]
      }
    }
  }
  return []
}

/** Small numbers occur in every dense column of ids; only values all over its range say something. */
function spreadWide(
  source: ColumnFacts,
  target: ColumnFacts,
  tableName: string | null,
  around: Surroundings,
): boolean {
  if (onlyType(source) === 'text') return true
  const table = around.tables.find(({ name }) => name === tableName)
  const id = table && columnNamed(table, guessIdColumns(table).columns[0] ?? '')
  if (!id || id.maxInteger === null || source.maxInteger === null || target.maxInteger === null) return false
  return source.maxInteger * 2n >= id.maxInteger && target.maxInteger * 2n >= id.maxInteger
}

type Ends = {
  sourceTable: string | null
  targetTable: string | null
  evidence: 'declared' | 'named' | 'contents' | 'nothing'
  why: string
}

/** Which node tables two columns refer to: as declared, as named, else where their values occur. */
function resolveEnds(source: ColumnFacts, target: ColumnFacts, around: Surroundings): Ends {
  const referenceOf = ({ name }: ColumnFacts): Reference | undefined =>
    around.references.find(({ columns }) => columns.length === 1 && columns[0] === name)
  const [from, to] = [referenceOf(source), referenceOf(target)]
  if (from !== undefined && to !== undefined) {
    const evidence = from.evidence === 'declared' && to.evidence === 'declared' ? 'declared' : 'named'
    const why = evidence === 'declared' ? ', and declared as foreign keys' : ', and after tables'
    return { sourceTable: from.table, targetTable: to.table, evidence, why }
  }
  const sourceTable = tableOfValues(source, around)
  const targetTable = tableOfValues(target, around)
  if (sourceTable === null || targetTable === null) {
    return { sourceTable: null, targetTable: null, evidence: 'nothing', why: '' }
  }
  const where = sourceTable === targetTable ? `“${sourceTable}”` : `“${sourceTable}” and “${targetTable}”`
  return {
    sourceTable,
    targetTable,
    evidence: 'contents',
    why: `, and their values occur among the ids of ${where}`,
  }
}

/** The table among whose ids most of a column's values occur. */
function tableOfValues(column: ColumnFacts, around: Surroundings): string | null {
  let best: string | null = null
  let bestScore = 0
  for (const table of around.tables) {
    const [id, ...more] = guessIdColumns(table).columns
    const idColumn = id === undefined || more.length > 0 ? undefined : columnNamed(table, id)
    if (idColumn === undefined || idColumn === column || onlyTypeDiffers(column, idColumn)) continue
    const share = around.occurrence(column.values, table.name, idColumn.name)
    if (share < OCCURS) continue
    // among dense ranges of ids that all hold the values, the one that ends where they end
    const score =
      share +
      (nameWords(table.name).some((w) => isNodeWord(singular(w))) ? 0.3 : 0) +
      0.2 * tightness(column, idColumn)
    if (score > bestScore) {
      best = table.name
      bestScore = score
    }
  }
  return best
}

function tightness(column: ColumnFacts, id: ColumnFacts): number {
  if (column.maxInteger === null || id.maxInteger === null || id.maxInteger <= 0n) return 0
  const ratio = Number(column.maxInteger) / Number(id.maxInteger)
  return ratio > 1 ? 1 / ratio : ratio
}

function canBeEnd(column: ColumnFacts, table: TableFacts): boolean {
  const type = onlyType(column)
  if (type !== 'integer' && type !== 'text') return false
  if (table.primaryKey.length === 1 && table.primaryKey[0] === column.name) return false
  // a handful of rows are often unique by chance
  return !(
    looksUnique(column) &&
    column.sampled > 100 &&
    ['id', 'uuid', 'key'].includes(nameWords(column.name).join(''))
  )
}

function onlyTypeDiffers(a: ColumnFacts, b: ColumnFacts): boolean {
  return onlyType(a) !== onlyType(b)
}
