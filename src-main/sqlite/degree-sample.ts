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
/** Texts are all grouped, which sorts them: about 0.3 s for so many. */
const GROUPED_TEXTS = 300_000

/**
 * Counts how often values occur in a column by one scan: of integers only those with a certain remainder, so
 * that the counts of those are exact. `null` where that would take seconds.
 */
export function countOccurrences(
  connection: Connection,
  table: string,
  column: string,
  { type, rows }: { type: 'integer' | 'text'; rows: number },
): Occurrences | null {
  if (rows > (type === 'integer' ? SCANNED_ROWS : GROUPED_TEXTS)) return null
  const name = quoted(column)
  const divisor = type === 'text' ? 1 : Math.max(1, Math.floor(rows / SAMPLED_VALUES / 4))
  const where = divisor === 1 ? `${name} IS NOT NULL` : `${name} % ${divisor} = ${Math.floor(divisor / 2)}`
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
