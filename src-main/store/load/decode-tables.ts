import { fail } from '../../../src-shared/contract/failure.ts'
import type { Connection } from '../../sqlite/open.ts'
import type { PageFile } from '../../sqlite/pages/page-file.ts'
import { quoted } from '../../sqlite/quoted.ts'
import { sqliteFailure } from '../../sqlite/sqlite-failure.ts'
import type { TableSchema } from '../../sqlite/table-schema.ts'
import type { Crew } from './crew.ts'
import { DecodedTable } from './decoded-table.ts'
import type { Lane, TableReport } from './load-report.ts'
import type { PhaseClock } from './phase-clock.ts'
import type { PlannedColumn } from './planned-table.ts'
import { sharedArray } from './shared-array.ts'
import type { Decoded, NumberedSource } from './steps.ts'
import type { TableSource } from './table-source.ts'
import { pagesSource, rowsSource } from './table-sources.ts'

/** The file that tables are decoded from. `pages` is absent where its bytes cannot be read in place. */
export type OpenFile = {
  path: string
  db: Connection
  pages: PageFile | undefined
  /** Bytes of leaves to a task. */
  taskBytes: number
}

/** Some milliseconds of work, so that no thread waits long for the last one. */
export const TASK_BYTES = 2 ** 20

/** `plan.share` limits what is read to about the first part of the table. */
export type PlannedTable = {
  schema: TableSchema
  columns: PlannedColumn[]
  plan: { share?: number }
}

type Choice = { source: TableSource; why: string }

/**
 * Decodes every table, all tables' tasks in one queue; parts stay with the workers. A table whose pages turn
 * out not to tell everything is decoded again, by SQLite.
 */
export async function decodeTables(
  file: OpenFile,
  planned: readonly PlannedTable[],
  lane: 'auto' | Lane,
  crew: Crew,
  clock: PhaseClock,
): Promise<{ tables: DecodedTable[]; reports: TableReport[] }> {
  const choices = planned.map((table) => choose(file, table, lane, crew.size))
  clock.enter('reading', { tasks: choices.reduce((total, { source }) => total + source.tasks, 0) })
  const outputs = await decode(
    crew,
    choices.map(({ source }, number) => ({ number, source })),
  )
  const again: NumberedSource[] = []
  for (const { table, why } of outputs.flatMap(({ unfit }) => unfit)) {
    if (again.some(({ number }) => number === table)) continue
    const source = rowsSource(file, planned[table] as PlannedTable, crew.size)
    choices[table] = { source, why: `SQLite reads this table: ${why}.` }
    again.push({ number: table, source })
  }
  const outputsAgain = again.length > 0 ? await decode(crew, again) : []
  const tables = choices.map(({ source }, number) => {
    const redone = again.some((numbered) => numbered.number === number)
    return new DecodedTable(
      number,
      source,
      (redone ? outputsAgain : outputs).map(({ groups }) => groups),
    )
  })
  // of a part of a table there is no count to hold it to
  for (const [number, table] of tables.entries()) {
    if (planned[number]?.plan.share === undefined) checkCount(file, table)
  }
  const reports = tables.map(({ source, rows }, number) => {
    return { table: source.table, rows, lane: source.lane.kind, why: (choices[number] as Choice).why }
  })
  return { tables, reports }
}

function choose(file: OpenFile, table: PlannedTable, lane: 'auto' | Lane, threads: number): Choice {
  const source =
    lane === 'rows'
      ? 'Asked for.'
      : file.pages === undefined
        ? 'Its bytes cannot be read in place.'
        : pagesSource(file.pages, table, file.taskBytes)
  if (typeof source !== 'string') return { source, why: 'Decoded straight from its pages.' }
  return {
    source: rowsSource(file, table, threads),
    why: `SQLite reads this table: ${source}`,
  }
}

async function decode(crew: Crew, tables: NumberedSource[]): Promise<Decoded[]> {
  const order = { tables, nextTask: sharedArray.i32(1) }
  return await crew.run('decode', () => order)
}

/**
 * In a damaged file, keys out of order hide rows from a search by key but not from a count: a table that SQLite
 * reads must come out with as many rows as it counts.
 */
function checkCount({ db, path }: OpenFile, { source, rows }: DecodedTable): void {
  if (source.lane.kind === 'pages') return
  const { table } = source
  try {
    const counted = db
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(table)}`)
      .pluck()
      .get()
    if (counted === rows) return
    const detail = `Table “${table}” is damaged: ${counted} rows are counted in it, but ${rows} are found by their keys.`
    fail('damaged-file', detail, { file: path, table })
  } catch (error) {
    throw sqliteFailure(error, path, table)
  }
}
