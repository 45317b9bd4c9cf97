import Database from 'better-sqlite3'
import fc from 'fast-check'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { FailureError } from '../../../src-shared/contract/failure.ts'
import { openReadonly } from '../../sqlite/open.ts'
import { openPages } from '../../sqlite/pages/page-file.ts'
import { sqliteFailure } from '../../sqlite/sqlite-failure.ts'
import { readTableSchema } from '../../sqlite/table-schema.ts'
import type { CellValue, ColumnData } from '../columns/column-data.ts'
import { columnOf } from '../columns/column.ts'
import { Crew } from './crew.ts'
import { decodeTables } from './decode-tables.ts'
import { gatherColumns } from './gather-columns.ts'
import { formatIso } from './iso-date.ts'
import type { Lane } from './load-report.ts'
import { PhaseClock } from './phase-clock.ts'
import { planNodes } from './planned-table.ts'
import { ProgressMeter } from './progress.ts'
import { makeTable, tableSpec } from './test-tables.ts'
import type { TableSpec } from './test-tables.ts'

// the full run: SLOTGRAPH_CASES=1000 npx vitest run src-main/store/load/lanes.integration.test.ts
const cases = Number(process.env['SLOTGRAPH_CASES'] ?? 60)

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-lanes-'))
const meter = new ProgressMeter(() => {})
const crew = new Crew(2, meter.counters)
afterAll(async () => {
  meter.end()
  await crew.end()
  rmSync(folder, { recursive: true })
})

type Table = { names: string[]; rows: CellValue[][] }

/** The table `t` as a lane reads it; `used` says which lane it was in the end. */
async function byLane(file: string, lane: 'auto' | Lane): Promise<Table & { used: Lane }> {
  const db = openReadonly(file)
  const fd = openSync(file, 'r')
  try {
    db.exec('BEGIN')
    const schema = readTableSchema(db, 't')
    const names = schema.columns.map(({ name }) => name)
    const plan = { table: 't', idColumns: [], attributeColumns: names, kindName: 't' }
    const planned = planNodes(plan, schema)
    const pages = openPages(fd, 't')
    // two pages to a task, so that both workers have parts of most tables
    const open = { path: file, db, pages, taskBytes: pages.pageBytes * 2 }
    const { tables, reports } = await decodeTables(open, [planned], lane, crew, new PhaseClock(meter))
    const [table] = tables
    if (table === undefined) throw new Error('no table')
    const requests = planned.attributes.map((column) => ({ column, category: 'smaller' as const }))
    const columns = await gatherColumns(crew, table, requests, { length: table.rows })
    const cells = columns.map(cellsOf)
    await crew.run('release', () => ({ table: 0 }))
    const rows = Array.from({ length: table.rows }, (_, i) => cells.map((column) => column[i] ?? null))
    return { names, rows, used: reports[0]?.lane ?? 'rows' }
  } catch (error) {
    throw sqliteFailure(error, file)
  } finally {
    db.close()
    closeSync(fd)
  }
}

function cellsOf(data: ColumnData): CellValue[] {
  const column = columnOf(data)
  return Array.from({ length: data.length }, (_, i) => {
    const value = column.get(i)
    const format = 'format' in data ? data.format : undefined
    if (format !== undefined && typeof value === 'number') return formatIso(value, format)
    return normal(value)
  })
}

function normal(value: unknown): CellValue {
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value)
  if (value instanceof Uint8Array) return { blobBytes: value.length }
  return Object.is(value, -0) ? 0 : (value as CellValue)
}

function bySql(file: string, names: readonly string[]): CellValue[][] {
  const db = new Database(file, { readonly: true })
  try {
    const list = names.map((name) => `"${name}"`).join(', ')
    const select = db.prepare<[], unknown[]>(`SELECT ${list} FROM t`).raw().safeIntegers()
    return select.all().map((row) => row.map(normal))
  } finally {
    db.close()
  }
}

test(`both lanes read ${cases} random tables as SQLite does`, { timeout: 600_000 }, async () => {
  const file = join(folder, 'random.db')
  let pages = 0
  await fc.assert(
    fc.asyncProperty(tableSpec, async (spec: TableSpec) => {
      makeTable(file, spec)
      const auto = await byLane(file, 'auto')
      const expected = bySql(file, auto.names)
      expect(auto.rows).toEqual(expected)
      if (auto.used === 'pages') pages++
      expect((await byLane(file, 'rows')).rows).toEqual(expected)
    }),
    { numRuns: cases },
  )
  // most tables must take the fast lane, or this proves nothing of it
  expect(pages).toBeGreaterThan(cases / 6)
})

const damages = cases * 2
test(`${damages} damaged copies end in the same data or a typed failure`, { timeout: 600_000 }, async () => {
  const specs = fc.sample(tableSpec, { numRuns: Math.ceil(damages / 40), seed: 7 })
  const outcomes = { same: 0, failed: 0, otherwise: 0 }
  for (const [s, spec] of specs.entries()) {
    const whole = join(folder, `whole.db`)
    makeTable(whole, { ...spec, utf16: false, key: s % 3 === 0 ? 'none' : 'alias' })
    const bytes = readFileSync(whole)
    for (let copy = 0; copy < 40; copy++) {
      const file = join(folder, 'damaged.db')
      writeFileSync(file, damagedCopy(bytes, s * 40 + copy))
      const names = namesOf(file)
      const expected = await outcome(() => ({ names, rows: bySql(file, names) }))
      for (const lane of ['auto', 'rows'] as const) {
        const got = await outcome(() => byLane(file, lane))
        if (typeof got === 'string') outcomes.failed++
        else if (typeof expected === 'string') outcomes.otherwise++
        else {
          expect(got.rows).toEqual(expected.rows)
          outcomes.same++
        }
      }
    }
  }
  expect(outcomes.same).toBeGreaterThan(damages / 10)
  expect(outcomes.failed).toBeGreaterThan(damages / 10)
})

/** What it gives, or the code of the failure it ends in; anything untyped fails the test. */
async function outcome(read: () => Table | Promise<Table>): Promise<Table | string> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Database.SqliteError) return error.code
    if (!(error instanceof FailureError)) throw error
    expect(error.failure.code, error.stack).not.toBe('internal')
    return error.failure.code
  }
}

function namesOf(file: string): string[] {
  try {
    const db = new Database(file, { readonly: true })
    try {
      return db.prepare<[], string>(`SELECT name FROM pragma_table_xinfo('t')`).pluck().all()
    } finally {
      db.close()
    }
  } catch {
    return []
  }
}

/** Bytes changed, stretches zeroed or repeated, or the end cut off; the header's first bytes stay. */
function damagedCopy(bytes: Buffer, seed: number): Buffer {
  const random = fc.sample(fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), {
    numRuns: 1,
    seed,
  })[0] as number[]
  const next = (below: number): number => (random.pop() as number) % Math.max(1, below)
  const copy = Buffer.from(bytes)
  const kind = next(5)
  if (kind === 0) return copy.subarray(0, 100 + next(bytes.length - 100))
  if (kind === 1) copy.fill(0, 100 + next(bytes.length - 100), 100 + next(bytes.length - 100))
  else if (kind === 2) copy.copyWithin(100 + next(bytes.length), next(bytes.length), next(bytes.length))
  else for (let i = 0; i <= next(12); i++) copy[18 + next(bytes.length - 18)] = next(256)
  return copy
}
