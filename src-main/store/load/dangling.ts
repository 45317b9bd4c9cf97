import { cellReader, isWhole, keyText } from './compose.ts'
import type { PartCell } from './compose.ts'
import { isUnresolved, NONE } from './shared-array.ts'
import { EXAMPLES } from './reject-list.ts'
import type {
  DanglingIds,
  EndpointReason,
  EndpointRejects,
  IdClass,
  RejectOrder,
  ShownRow,
  ShowOrder,
} from './steps.ts'
import type { TableParts } from './table-parts.ts'
import { IntegerSet } from './integer-set.ts'

/** Counts the rows of a worker's parts that are no edges, each once, under its first fault. */
export function rejectedRows(table: TableParts, order: RejectOrder): EndpointRejects {
  const rejects: EndpointRejects = {}
  table.groups.forEach((group, g) => {
    const base = order.bases[g] as number
    const cells = order.ends.map(({ columns }) => columns.map((column) => reader(table, group, column)))
    for (let i = 0; i < group.rows; i++) {
      const end = order.ends.findIndex(({ nodes }) => isUnresolved(nodes[base + i] as number))
      if (end < 0) continue
      const key = (cells[end] as ((i: number) => PartCell)[]).map((cell) => cell(i))
      const absent = order.ends[end]?.nodes[base + i] !== NONE
      const idClass = order.ends[end]?.idClass ?? 'any'
      const reason = absent && key.includes(null) ? 'missing-endpoint' : reasonOf(key, end, idClass)
      const reject = (rejects[reason] ??= { count: 0, examples: [] })
      reject.count++
      if (reject.examples.length < EXAMPLES) reject.examples.push({ row: base + i, value: shown(key) })
    }
  })
  return rejects
}

function reasonOf(key: readonly PartCell[], end: number, ids: IdClass): EndpointReason {
  const mismatch = key.some(
    (cell) =>
      (typeof cell === 'object' && cell !== null) ||
      (key.length === 1 && ids === 'integer' && !isInteger(cell)),
  )
  if (mismatch) return 'type-mismatch'
  return end === 0 ? 'dangling-source' : 'dangling-target'
}

function isInteger(cell: PartCell): boolean {
  if (typeof cell === 'string') return /^-?[0-9]+$/.test(cell)
  return typeof cell === 'bigint' || Number.isInteger(cell)
}

function shown(key: readonly PartCell[]): string {
  const texts = key.map((cell) => {
    if (cell === null) return 'NULL'
    return typeof cell === 'object' ? `blob of ${cell.blobBytes} bytes` : String(cell)
  })
  return texts.join(', ').slice(0, 200)
}

/** The cells of those of the rows that a worker has. */
export function shownRows(table: TableParts, { bases, columns, rows }: ShowOrder): ShownRow[] {
  return table.groups.flatMap((group, g) => {
    const base = bases[g] as number
    const own = rows.filter((row) => row >= base && row < base + group.rows)
    if (own.length === 0) return []
    const cells = columns.map((column) => reader(table, group, column))
    return own.map((row) => ({ row, value: shown(cells.map((cell) => cell(row - base))) }))
  })
}

/** Distinct ids among the endpoints that were not found; blobs cannot be ids. */
export function danglingIds(table: TableParts, order: RejectOrder): DanglingIds {
  const integers = new IntegerSet()
  const texts = new Map<string, number>()
  table.groups.forEach((group, g) => {
    const base = order.bases[g] as number
    order.ends.forEach(({ nodes, columns }, end) => {
      const cells = columns.map((column) => reader(table, group, column))
      for (let i = 0; i < group.rows; i++) {
        if (nodes[base + i] !== NONE) continue
        const key = cells.map((cell) => cell(i))
        if (!isWhole(key)) continue
        const [only] = key
        if (key.length === 1 && (typeof only === 'bigint' || Number.isSafeInteger(only))) {
          integers.add(BigInt(only as number))
          continue
        }
        const text = key.length === 1 && only !== undefined ? `${only}` : keyText(key)
        const seen = (base + i) * 2 + end
        if (seen < (texts.get(text) ?? Infinity)) texts.set(text, seen)
      }
    })
  })
  return { integers: integers.ascending(), texts: Array.from(texts, ([text, seen]) => ({ text, seen })) }
}

function reader(
  table: TableParts,
  group: TableParts['groups'][number],
  column: number,
): (i: number) => PartCell {
  const part = group.parts[column]
  if (part === undefined) throw new Error(`column ${column} was not read`)
  return cellReader({ part, dictionary: table.dictionary(column) })
}
