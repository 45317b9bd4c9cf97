import { statSync } from 'node:fs'
import { basename } from 'node:path'
import { fail, type Failure, FailureError } from '../../src-shared/contract/failure.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { readCatalog, type Catalog, type OutlinedTable } from '../sqlite/catalog.ts'
import { countRows } from '../sqlite/count.ts'
import { countOccurrences } from '../sqlite/degree-sample.ts'
import { shareThatOccurs } from '../sqlite/occurrence.ts'
import { openReadonly, type Connection } from '../sqlite/open.ts'
import { makePrivateCopy } from '../sqlite/private-copy.ts'
import { CHECKED_FILE_BYTES, quickCheck } from '../sqlite/quick-check.ts'
import { firstRows, sampleRows, shownCell } from '../sqlite/sample.ts'
import { sqliteFailure } from '../sqlite/sqlite-failure.ts'
import { estimateModes } from './estimate/estimate.ts'
import { graphSize } from './estimate/graph-size.ts'
import { guessPlan } from './guess-plan.ts'
import { isPlanTable, keptPlan } from './kept-plan.ts'
import { machineMemory } from './machine.ts'
import { factsOf, onlyType, type TableFacts } from './table-facts.ts'

/** As many as fit a screen of the preflight. */
const FIRST_ROWS = 20
/** Bounds the error of a mean width or a share to about 5% at little cost. */
const SAMPLE_ROWS = 512
/** More tables than this are not a dataset that a person could check; the rest is named in a warning. */
const MAX_TABLES = 300

type Progress = (phase: string) => void

/**
 * What is known of a SQLite file before it is loaded: tables, first rows, a guessed plan, estimates. Reads
 * about as much as counting the rows takes. Runs where it can be killed: SQLite cannot be interrupted.
 * @throws FailureError as `openReadonly`, `empty-database`, and `damaged-file` when no table can be read
 */
export async function inspectFile(file: string, onProgress: Progress = () => {}): Promise<Preflight> {
  onProgress('opening')
  const warnings: string[] = []
  const connection = await openOrCopy(file, warnings, onProgress)
  try {
    return inspectConnection(connection, file, warnings, onProgress)
  } catch (error) {
    throw sqliteFailure(error, file)
  } finally {
    connection.close()
  }
}

async function openOrCopy(file: string, warnings: string[], onProgress: Progress): Promise<Connection> {
  try {
    return openReadonly(file)
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'wal-needs-copy') throw error
    onProgress('copying')
    await makePrivateCopy(file)
    const reason = error.failure.detail.replace(/, so it can only be read from a copy\.$/, '')
    warnings.push(`${reason}: a private copy is read, as the file was just now, and removed after a day.`)
    return openReadonly(file)
  }
}

function inspectConnection(
  connection: Connection,
  file: string,
  warnings: string[],
  onProgress: Progress,
): Preflight {
  const fileName = basename(file)
  const fileBytes = statSync(file).size
  const catalog = readCatalog(connection)
  warnings.push(...skippedWarnings(catalog))
  if (catalog.tables.length === 0) fail('empty-database', emptyDetail(fileName, catalog), { file })
  if (catalog.tables.length > MAX_TABLES) {
    warnings.push(`Only the first ${MAX_TABLES} of ${catalog.tables.length} tables are looked at.`)
  }
  if (fileBytes <= CHECKED_FILE_BYTES) {
    onProgress('checking')
    const fault = quickCheck(connection)
    if (fault !== null) warnings.push(`Part of the file is damaged: ${fault}. Loading may stop there.`)
  }

  const inspected = inspectTables(
    connection,
    file,
    catalog.tables.filter((table) => !isPlanTable(table)).slice(0, MAX_TABLES),
    fileBytes,
    warnings,
    onProgress,
  )
  onProgress('guessing')
  const shares = new Map<string, number>()
  const occurrence = (values: Parameters<typeof shareThatOccurs>[1], table: string, column: string) => {
    const key = JSON.stringify([table, column, values.map(String)])
    const share = shares.get(key) ?? shareThatOccurs(connection, values, table, column)
    shares.set(key, share)
    return share
  }
  const kept = keptPlan(connection, catalog.tables)
  const { plan, reasons } = kept
    ? { plan: kept, reasons: ['Slotgraph wrote this file, and the plan that opens it as the same graph.'] }
    : guessPlan(
        inspected.map(({ facts }) => facts),
        occurrence,
      )
  onProgress('estimating')
  const machine = machineMemory()
  const facts = new Map(inspected.map((table) => [table.facts.name, table.facts]))
  return {
    fileName,
    fileBytes,
    tables: inspected.map((table) => table.shown),
    plan,
    reasons: [...reasons],
    warnings,
    estimates:
      plan === null
        ? []
        : estimateModes(
            graphSize(plan, facts, (table, column) =>
              countOccurrences(connection, table.name, column.name, {
                type: onlyType(column) === 'text' ? 'text' : 'integer',
                rows: table.rows,
              }),
            ),
            machine,
          ),
    machine,
  }
}

type Inspected = { facts: TableFacts; shown: Preflight['tables'][number] }

/** A table that cannot be read is left out with a warning, so that the rest still opens. */
function inspectTables(
  connection: Connection,
  file: string,
  tables: readonly OutlinedTable[],
  fileBytes: number,
  warnings: string[],
  onProgress: Progress,
): Inspected[] {
  const inspected: Inspected[] = []
  let firstFailure: Failure | undefined
  for (const table of tables) {
    onProgress(`counting ${table.name}`)
    try {
      inspected.push(inspectTable(connection, table, fileBytes))
    } catch (error) {
      const { failure } = sqliteFailure(error, file, table.name)
      firstFailure ??= failure
      warnings.push(failure.detail)
    }
  }
  if (inspected.length === 0 && firstFailure !== undefined) throw new FailureError(firstFailure)
  return inspected
}

function inspectTable(connection: Connection, table: OutlinedTable, fileBytes: number): Inspected {
  const count = countRows(connection, table, fileBytes)
  const facts = factsOf(table, count, sampleRows(connection, table, SAMPLE_ROWS))
  const shown = {
    name: table.name,
    rows: count.rows,
    rowsExact: count.exact,
    columns: table.columns.map((column) => ({
      name: column.name,
      declaredType: column.declaredType,
      primaryKey: column.keyPosition > 0,
      references: table.foreignKeys.find(({ columns }) => columns.includes(column.name))?.table ?? null,
    })),
    firstRows: firstRows(connection, table, FIRST_ROWS).map((row) => row.map(shownCell)),
  }
  return { facts, shown }
}

function skippedWarnings({ skipped }: Catalog): string[] {
  return ['view', 'virtual table'].flatMap((kind) => {
    const names = skipped.filter((item) => item.kind === kind).map(({ name }) => `“${name}”`)
    if (names.length === 0) return []
    const listed =
      names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
    return [
      `Not read, because only ordinary tables are: the ${kind}${names.length > 1 ? 's' : ''} ${listed}.`,
    ]
  })
}

function emptyDetail(fileName: string, { skipped }: Catalog): string {
  if (skipped.length === 0) return `“${fileName}” is a SQLite database without any table.`
  return `“${fileName}” holds only views or virtual tables, and only ordinary tables are read.`
}
