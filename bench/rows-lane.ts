import Database from 'better-sqlite3'
import { parseArgs } from 'node:util'

/**
 * The ways out of better-sqlite3, column by column: what chose how the rows lane reads
 * (src-main/sqlite/rows). Processor time of this process, least of several runs, for each way.
 *
 *     npm run bench -- rows-lane FILE [--table edges] [--rows 400000]
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { table: { type: 'string', default: 'edges' }, rows: { type: 'string', default: '400000' } },
})
const [file] = positionals
if (file === undefined) throw new Error('name a database, as made by `npm run generate`')

const RUNS = 3
const CHUNK_ROWS = [1_000, 5_000, 20_000]

const db = new Database(file, { readonly: true })
const { table } = values
const rows = Number(values.rows)
const columns = db
  .prepare<[string], { name: string; type: string }>('SELECT name, type FROM pragma_table_info(?)')
  .all(table)

type Way = { name: string; read: (column: string, from: number, to: number) => number }

const range = `FROM ${table} WHERE rowid > ? AND rowid <= ?`
const guarded = (c: string) =>
  `CASE WHEN typeof(${c}) = 'blob' OR octet_length(${c}) > 16777216 THEN 0 ELSE ${c} END`

const ways: Way[] = [
  {
    name: 'scan in SQLite (sum or length)',
    read: (c, from, to) =>
      Number(db.prepare(`SELECT sum(octet_length(${c})) ${range}`).pluck().get(from, to)),
  },
  {
    name: 'iterate()',
    read: (c, from, to) => {
      let count = 0
      for (const row of db
        .prepare<[number, number], Record<string, unknown>>(`SELECT ${c} ${range}`)
        .iterate(from, to))
        if (row[c] !== null) count++
      return count
    },
  },
  {
    name: 'raw().all()',
    read: (c, from, to) => db.prepare(`SELECT ${c} ${range}`).raw().all(from, to).length,
  },
  {
    name: 'raw().all(), guarded',
    read: (c, from, to) =>
      db
        .prepare(`SELECT ${guarded(c)} ${range}`)
        .raw()
        .all(from, to).length,
  },
  {
    name: 'pluck().all()',
    read: (c, from, to) => db.prepare(`SELECT ${c} ${range}`).pluck().all(from, to).length,
  },
  {
    name: 'pluck().safeIntegers().all()',
    read: (c, from, to) => db.prepare(`SELECT ${c} ${range}`).pluck().safeIntegers().all(from, to).length,
  },
  {
    name: 'json_group_array, JSON.parse',
    read: (c, from, to) => {
      const json = db
        .prepare<[number, number], string>(`SELECT json_group_array(${c}) ${range}`)
        .pluck()
        .get(from, to)
      return (JSON.parse(json ?? '[]') as unknown[]).length
    },
  },
  {
    name: 'group_concat to a blob',
    read: (c, from, to) => {
      const blob = db
        .prepare<[number, number], Buffer>(`SELECT CAST(group_concat(${c}) AS BLOB) ${range}`)
        .pluck()
        .get(from, to)
      return blob?.length ?? 0
    },
  },
]

function cost(way: Way, column: string, chunkRows: number): number {
  let least = Infinity
  for (let run = 0; run < RUNS; run++) {
    const before = process.cpuUsage()
    for (let from = 0; from < rows; from += chunkRows) way.read(column, from, from + chunkRows)
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  return (least * 1000) / rows
}

console.log(`ns a cell, ${rows} rows of ${table}, better-sqlite3 on Node ${process.versions.node}\n`)
for (const chunkRows of CHUNK_ROWS) {
  console.log(
    [
      `chunks of ${chunkRows}`.padEnd(34),
      ...columns.map(({ name, type }) => `${name} ${type}`.padStart(16)),
    ].join(''),
  )
  for (const way of ways) {
    const cells = columns.map(({ name }) => cost(way, name, chunkRows).toFixed(0).padStart(16))
    console.log([way.name.padEnd(34), ...cells].join(''))
  }
}

// all columns at once share the walk along the rows
const list = columns.map(({ name }) => name)
const together: [string, string][] = [
  ['raw().all(), all columns', list.join(', ')],
  ['raw().all(), all columns, guarded', list.map(guarded).join(', ')],
]
for (const [name, select] of together) {
  const way: Way = {
    name,
    read: (_, from, to) => db.prepare(`SELECT ${select} ${range}`).raw().all(from, to).length,
  }
  console.log(`${name.padEnd(34)}${(cost(way, '', 5_000) / columns.length).toFixed(0).padStart(16)}`)
}
const json = list.map((c) => `json_group_array(${c})`).join(', ')
const asJson: Way = {
  name: '',
  read: (_, from, to) =>
    (db.prepare(`SELECT ${json} ${range}`).raw().get(from, to) as string[]).map(
      (text) => JSON.parse(text) as unknown,
    ).length,
}
console.log(
  `${'json_group_array, all columns'.padEnd(34)}${(cost(asJson, '', 5_000) / columns.length).toFixed(0).padStart(16)}`,
)

// what the lane does where it can: the pages then still have to be decoded, as in the pages lane
db.pragma('temp_store = MEMORY')
db.exec(`CREATE TABLE temp.copy(${list.join(', ')})`)
const copy = db.prepare(`INSERT INTO temp.copy SELECT ${list.join(', ')} ${range}`)
const clear = db.prepare('DELETE FROM temp.copy')
const asCopy: Way = {
  name: '',
  read: (_, from, to) => {
    copy.run(from, to)
    const bytes = db.serialize({ attached: 'temp' }).length
    clear.run()
    return bytes
  },
}
console.log(
  `${'copy, serialize(), all columns'.padEnd(34)}${(cost(asCopy, '', 10_000) / columns.length).toFixed(0).padStart(16)}`,
)
db.close()
