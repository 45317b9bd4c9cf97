import type { Connection } from './open.ts'
import { quoted } from './quoted.ts'
import type { SampledCell } from './sample.ts'

/** The share, 0 to 1, of the given distinct values that occur in a column. One look-up each if it is indexed, else a scan. */
export function shareThatOccurs(
  connection: Connection,
  values: readonly SampledCell['value'][],
  table: string,
  column: string,
): number {
  if (values.length === 0) return 0
  // by hand: JSON.stringify has no bigint, and a number would round it
  const json = `[${values.map((v) => (typeof v === 'bigint' ? v.toString() : JSON.stringify(v))).join(',')}]`
  const name = quoted(column)
  const found = connection
    .prepare<[string], number>(
      `SELECT count(DISTINCT ${name}) FROM ${quoted(table)} WHERE ${name} IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .get(json) as number
  return Math.min(1, found / values.length)
}
