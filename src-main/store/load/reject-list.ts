import type { Database } from 'better-sqlite3'
import type { Reject, RejectReason } from '../../../src-shared/contract/load-report.ts'
import { quoted } from '../../sqlite/quoted.ts'
import { rowidName } from '../../sqlite/table-schema.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import type { DecodedTable } from './decoded-table.ts'

/** Rows reported with each reason: enough to see what is wrong, few enough to read. */
export const EXAMPLES = 5

type Example = { row: number; value: string }

/** Gathers what was left out of a graph, and says of each example which row of the source it was. */
export class RejectList {
  readonly rejects: Reject[] = []
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  add(
    reason: RejectReason,
    count: number,
    examples: readonly Example[],
    table: DecodedTable,
    schema: TableSchema,
  ): void {
    if (count === 0) return
    const first = examples.toSorted((a, b) => a.row - b.row).slice(0, EXAMPLES)
    this.rejects.push({
      reason,
      table: schema.name,
      count,
      examples: first.map(({ row, value }) => ({
        row: this.#nameOf(row, table, schema),
        value: value.slice(0, 200),
      })),
    })
  }

  addOverLong(table: DecodedTable, schema: TableSchema): void {
    const texts = table.overLong()
    const examples = texts.map(({ column, row, bytes }) => {
      return { row, value: `${table.source.columns[column]?.name}: ${bytes} bytes` }
    })
    this.add('over-long-text', texts.length, examples, table, schema)
  }

  /** The rowid; in a table without rowids, the row's number in key order, from 1. */
  #nameOf(row: number, table: DecodedTable, schema: TableSchema): string {
    const { offset, firstRowid } = table.locate(row)
    const name = rowidName(schema)
    if (firstRowid === undefined || name === undefined) return String(row + 1)
    const sql = `SELECT ${name} FROM ${quoted(schema.name)} WHERE ${name} >= ? ORDER BY ${name} LIMIT 1 OFFSET ?`
    const rowid = this.#db
      .prepare<[bigint, number], bigint>(sql)
      .pluck()
      .safeIntegers()
      .get(BigInt(firstRowid), offset)
    return String(rowid ?? row + 1)
  }
}
