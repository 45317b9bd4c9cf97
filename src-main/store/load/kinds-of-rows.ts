import { fail } from '../../../src-shared/contract/failure.ts'
import type { CategoryData, ColumnData, IntegerData, SequenceData, TextData } from '../columns/column-data.ts'
import { isMissing } from './part.ts'
import { NONE, passingArray } from './shared-array.ts'

/** Kinds that one table may be split into: more are not kinds but values, and nobody could read their legend. */
const KIND_LIMIT = 1000

/** Which kind each row of a table is. */
export type KindsOfRows = { names: string[]; codes: Uint16Array }

/** Kinds from the column that tells them, in the order of their names; rows without one are `otherwise`. */
export function kindsOfRows(
  data: ColumnData,
  otherwise: string,
  at: { table: string; column: string },
): KindsOfRows {
  const read = kindReader(data, at)
  const found = new Map<string, number>()
  const firstSeen = new Uint16Array(data.length)
  for (let i = 0; i < data.length; i++) {
    const name = read(i) ?? otherwise
    let code = found.get(name)
    if (code === undefined) {
      if (found.size === KIND_LIMIT) tooMany(at)
      code = found.size
      found.set(name, code)
    }
    firstSeen[i] = code
  }
  const names = [...found.keys()].toSorted()
  const ranks = Uint16Array.from(found.keys(), (name) => names.indexOf(name))
  return { names, codes: firstSeen.map((code) => ranks[code] as number) }
}

function kindReader(
  data: ColumnData,
  at: { table: string; column: string },
): (i: number) => string | undefined {
  if (data.kind === 'category') {
    const { names, segments, missing }: CategoryData = data
    const texts = Array.from({ length: names.length }, (_, code) => textAt(names, code))
    return (i) => (isMissing(missing, i) ? undefined : texts[segments[0]?.[i] as number])
  }
  if (data.kind === 'text') return (i) => (isMissing(data.missing, i) ? undefined : textAt(data, i))
  if (data.kind === 'integer' || data.kind === 'sequence') return integerKind(data)
  const detail = `Column '${at.column}' holds values of kind '${data.kind}', which cannot tell kinds apart.`
  return fail('not-a-graph', detail, at)
}

function integerKind(data: IntegerData | SequenceData): (i: number) => string | undefined {
  if (data.kind === 'sequence') return (i) => String(data.first + i)
  return (i) => (isMissing(data.missing, i) ? undefined : String(data.segments[0]?.[i]))
}

function textAt(texts: TextData, i: number): string {
  const starts = texts.starts[0] as Uint32Array
  return Buffer.from((texts.arena[0] as Uint8Array).subarray(starts[i], starts[i + 1])).toString()
}

function tooMany(at: { table: string; column: string }): never {
  const detail = `Column '${at.column}' has more than ${KIND_LIMIT} distinct values: too many to be kinds.`
  fail('not-a-graph', detail, at)
}

/**
 * Places rows so that each kind's stand together, in source order within it, and rejected rows nowhere.
 * `counts` has the rows of each kind.
 */
export function placeByKind(
  codes: Uint16Array,
  kinds: number,
  isRejected: (row: number) => boolean,
): { place: Uint32Array; counts: number[] } {
  const counts = Array.from({ length: kinds }, () => 0)
  for (let row = 0; row < codes.length; row++) {
    if (!isRejected(row)) counts[codes[row] as number] = (counts[codes[row] as number] as number) + 1
  }
  let next = 0
  const cursors = counts.map((count) => {
    const first = next
    next += count
    return first
  })
  const place = passingArray(codes.length)
  for (let row = 0; row < codes.length; row++) {
    const kind = codes[row] as number
    place[row] = isRejected(row) ? NONE : (cursors[kind] as number)
    if (!isRejected(row)) cursors[kind] = (cursors[kind] as number) + 1
  }
  return { place, counts }
}
