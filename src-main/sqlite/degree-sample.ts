import { quoted } from './quoted.ts'
import type { Connection } from './open.ts'

/** How often the distinct values of a column occur, inferred from a part of them. */
export type Occurrences = {
  /** Distinct values in the whole column. */
  readonly distinct: number
  /** Of them, how many occur in `(2^(i-1), 2^i]` rows: once, twice, 3 or 4 times, 5 to 8 times … */
  readonly byPowerOfTwo: readonly number[]
}

/** Values looked at: the count of distinct ones is then within about 1%. */
const SAMPLED_VALUES = 20_000
/** A scan of 8 million rows takes SQLite about a second here. */
export const SCANNED_ROWS = 8_000_000
/** Texts take longer to look at: so many about a second. */
const SCANNED_TEXTS = 2_000_000

/**
 * Counts how often values occur in a column by one scan, of only those values that leave a certain remainder, so
 * that the counts of those are exact. `null` where that would take seconds.
 */
export function countOccurrences(
  connection: Connection,
  table: string,
  column: string,
  { type, rows }: { type: 'integer' | 'text'; rows: number },
): Occurrences | null {
  if (rows > (type === 'integer' ? SCANNED_ROWS : SCANNED_TEXTS)) return null
  const name = quoted(column)
  const divisor = Math.max(1, Math.floor(rows / SAMPLED_VALUES / 4))
  const number = type === 'integer' ? name : textNumber(name)
  const where = divisor === 1 ? `${name} IS NOT NULL` : `${number} % ${divisor} = ${Math.floor(divisor / 2)}`
  const counts = connection
    .prepare<[], [number, number]>(
      `SELECT n, count(*) FROM (SELECT count(*) AS n FROM ${quoted(table)} WHERE ${where} GROUP BY ${name}) GROUP BY n`,
    )
    .raw()
    .all()
  const byPowerOfTwo: number[] = []
  let distinct = 0
  for (const [times, values] of counts) {
    const power = Math.ceil(Math.log2(times))
    byPowerOfTwo[power] = (byPowerOfTwo[power] ?? 0) + values * divisor
    distinct += values * divisor
  }
  return { distinct, byPowerOfTwo: Array.from(byPowerOfTwo, (count) => count ?? 0) }
}

/** A number that spreads texts evenly enough: SQLite has no hash function, and none may be registered here. */
function textNumber(name: string): string {
  const character = (at: string): string => `unicode(substr(${name}, ${at}))`
  const middle = character(`length(${name}) / 2 + 1`)
  return `(${character('1')} * 3 + ${middle} * 101 + ${character('-2')} * 31 + ${character('-1')} * 7 + length(${name}) * 211)`
}
