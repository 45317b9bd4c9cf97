/**
 * Makes a SQLite database of the air-routes graph from its two CSV files.
 *
 *   node scripts/air-routes.ts OUTPUT.db [FOLDER_WITH_CSV]
 *
 * Column names keep what the CSV calls them without the type: `~id,code:string` become `~id`, `code`.
 */
import Database from 'better-sqlite3'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Where the data is beside the project, on machines that have it. */
export const airRoutesFolder = join(import.meta.dirname, '../../shared/data/air-routes')

const sqlTypes: Record<string, string> = { int: 'INTEGER', double: 'REAL', string: 'TEXT' }

/** Writes the database to `output`, replacing what is there. */
export function makeAirRoutes(output: string, folder = airRoutesFolder): void {
  rmSync(output, { force: true })
  const db = new Database(output)
  try {
    db.transaction(() => {
      importCsv(db, 'nodes', readFileSync(join(folder, 'nodes.csv'), 'utf8'), '"~id" INTEGER PRIMARY KEY')
      importCsv(db, 'edges', readFileSync(join(folder, 'edges.csv'), 'utf8'), '"~id" INTEGER PRIMARY KEY')
    })()
  } finally {
    db.close()
  }
}

function importCsv(db: Database.Database, table: string, text: string, idColumn: string): void {
  const [header = [], ...rows] = parseCsv(text)
  const columns = header.map((field) => {
    const [name = '', type = 'string'] = field.split(':')
    const integer = name === '~from' || name === '~to'
    return { name, type: integer ? 'INTEGER' : (sqlTypes[type] ?? 'TEXT') }
  })
  const declared = columns.map(({ name, type }) => (name === '~id' ? idColumn : `"${name}" ${type}`))
  db.exec(`CREATE TABLE ${table} (${declared.join(', ')})`)
  const insert = db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`)
  // the columns' affinities turn numerals into numbers
  for (const row of rows) insert.run(columns.map((_, i) => row[i] || null))
}

/** Fields by RFC 4180: quoted where they hold commas, quotes or line breaks. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const field = /("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/y
  while (field.lastIndex < text.length) {
    const [, raw = '', end] = field.exec(text) ?? []
    row.push(raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw)
    if (end !== ',') {
      rows.push(row)
      row = []
    }
  }
  return rows
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [output, folder = airRoutesFolder] = process.argv.slice(2)
  if (output === undefined || !existsSync(join(folder, 'nodes.csv'))) {
    console.error('Usage: node scripts/air-routes.ts OUTPUT.db [FOLDER_WITH_CSV]')
    process.exitCode = 2
  } else makeAirRoutes(output, folder)
}
