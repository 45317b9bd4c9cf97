import type { Connection } from '../../sqlite/open.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import type { Crew } from './crew.ts'
import { DecodedTable } from './decoded-table.ts'
import type { PhaseClock } from './load-planned.ts'
import type { Lane, TableReport } from './load-report.ts'
import type { PlannedColumn } from './planned-table.ts'
import { sharedArray } from './shared-array.ts'
import { rowsSource } from './table-sources.ts'

type Planned = { schema: TableSchema; columns: PlannedColumn[] }

/** Decodes every table, all tables' tasks in one queue; parts stay with the workers. */
export async function decodeTables(
  db: Connection,
  file: string,
  planned: readonly Planned[],
  lane: 'auto' | Lane,
  crew: Crew,
  clock: PhaseClock,
): Promise<{ tables: DecodedTable[]; reports: TableReport[] }> {
  void lane
  const sources = planned.map(({ schema, columns }) => rowsSource(db, file, schema, columns, crew.size))
  const tasks = sources.reduce((total, source) => total + source.tasks, 0)
  clock.enter('reading', undefined, tasks)
  const order = {
    tables: sources.map((source, number) => ({ number, source })),
    nextTask: sharedArray.i32(1),
  }
  const outputs = await crew.run('decode', () => order)
  const tables = sources.map((source, number) => new DecodedTable(number, source, outputs))
  return {
    tables,
    reports: tables.map(({ source, rows }) => ({
      table: source.table,
      rows,
      lane: source.lane.kind,
      why: 'asked for',
    })),
  }
}
