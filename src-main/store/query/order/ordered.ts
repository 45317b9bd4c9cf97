import type { Of } from '../../../../src-shared/contract/queries.ts'
import { printField } from '../../../../src-shared/filter/print.ts'
import type { Field } from '../../../../src-shared/filter/filter.ts'
import { inSlices } from '../../analysis/slices.ts'
import type { CellValue, TextData } from '../../columns/column-data.ts'
import type { GraphStore } from '../../graph-store.ts'
import { componentsOf, type Queried } from '../components.ts'
import { cellsOf, kindsOf, type Cells, type WorkedOut } from '../scan/cells.ts'
import { fieldReader } from '../scan/field-reader.ts'
import { CHUNK } from '../scan/scan.ts'
import { countOf } from '../selection.ts'
import { sortByKeys } from './radix-sort.ts'
import { sortByText, textsIn, textsOf } from './text-sort.ts'

/**
 * All nodes or edges in the order of a field, missing values last, equal ones by their numbers. Numbers come before
 * texts. Worked out in slices and kept for a while; 4 bytes a record.
 */
export function ordered(
  queried: Queried,
  of: Of,
  field: Field,
  descending: boolean,
  signal?: AbortSignal,
): Promise<Uint32Array> {
  const key = `${of} by ${printField(field)} ${descending ? 'descending' : 'ascending'}`
  return queried.cache.of(key, async () => {
    const component = await componentsFor(queried, field, signal)
    const value = await inSlices(sorted(queried.store, of, field, descending, { component }), signal)
    return { value, bytes: value.byteLength }
  })
}

/** Components, where the field needs them. */
export async function componentsFor(
  queried: Queried,
  { name, builtIn }: Field,
  signal?: AbortSignal,
): Promise<Uint32Array | undefined> {
  return builtIn && name === 'component' ? await componentsOf(queried, signal) : undefined
}

function* sorted(
  store: GraphStore,
  of: Of,
  field: Field,
  descending: boolean,
  workedOut: WorkedOut,
): Generator<void, Uint32Array> {
  const classes = yield* classified(store, of, field, workedOut)
  const { numbers, keys, texts, textKeys, arena, others, missing } = classes
  yield* sortByKeys(numbers, keys, descending)
  if (textKeys) yield* sortByKeys(texts, textKeys, descending)
  else {
    const read = fieldReader(store, of, field, workedOut)
    const textOf = (record: number) => read(record) as string
    yield* sortByText(texts, arena ? textsIn(arena, textOf) : textsOf(textOf), descending)
  }
  const parts = descending ? [others, texts, numbers] : [numbers, texts, others]
  const order = new Uint32Array(countOf(store, of))
  let next = 0
  for (const part of [...parts, missing]) {
    order.set(part, next)
    next += part.length
  }
  return order
}

type Classes = {
  numbers: Uint32Array
  keys: Float64Array
  texts: Uint32Array
  /** Ranks of the texts, where they are few distinct ones. */
  textKeys: Float64Array | undefined
  /** Where the texts lie, by record, if in one column. */
  arena: TextData | undefined
  others: Uint32Array
  missing: Uint32Array
}

/** Records by the type of their value, in the order of their numbers. */
function* classified(
  store: GraphStore,
  of: Of,
  field: Field,
  workedOut: WorkedOut,
): Generator<void, Classes> {
  const count = countOf(store, of)
  const lists = {
    numbers: new Items(count),
    texts: new Items(count),
    others: new Items(count),
    missing: new Items(count),
  }
  const [only, ...more] = kindsOf(store, of)
  const cells = only && more.length === 0 ? cellsOf(store, of, 0, field, workedOut) : undefined
  if (cells?.form === 'numbers') {
    yield* readAll(cells, count, (record, value) => {
      if (Number.isNaN(value)) lists.missing.add(record, 0)
      else lists.numbers.add(record, value)
    })
  } else {
    const rank = cells?.form === 'codes' ? yield* rankOf(cells) : undefined
    const read = fieldReader(store, of, field, workedOut)
    for (let record = 0; record < count; record++) {
      classify(lists, record, rank ? rank(record) : read(record), rank !== undefined)
      if (record % CHUNK === 0) yield
    }
    if (rank) return { ...emptied(lists), textKeys: lists.texts.keys() }
  }
  return { ...emptied(lists), arena: cells?.form === 'texts' ? cells.data : undefined }
}

type Lists = { numbers: Items; texts: Items; others: Items; missing: Items }

function classify(
  { numbers, texts, others, missing }: Lists,
  record: number,
  value: CellValue,
  isRank: boolean,
): void {
  if (value === null || Number.isNaN(value)) missing.add(record, 0)
  else if (isRank) texts.add(record, Number(value))
  else if (typeof value === 'string') texts.add(record, 0)
  else if (typeof value === 'object') others.add(record, value.blobBytes)
  // past 2^53 neighbours may become one number: near enough for an order
  else numbers.add(record, Number(value))
}

function emptied({ numbers, texts, others, missing }: Lists): Classes {
  return {
    numbers: numbers.items(),
    keys: numbers.keys(),
    texts: texts.items(),
    textKeys: undefined,
    arena: undefined,
    others: others.items(),
    missing: missing.items(),
  }
}

function* readAll(
  { read }: Extract<Cells, { form: 'numbers' }>,
  count: number,
  visit: (record: number, value: number) => void,
): Generator<void, void> {
  const chunk = new Float64Array(CHUNK)
  for (let from = 0; from < count; from += CHUNK) {
    const length = Math.min(CHUNK, count - from)
    read(from, length, chunk)
    for (let i = 0; i < length; i++) visit(from + i, chunk[i]!)
    yield
  }
}

/** The rank of a row's text among the distinct ones; `null` where it is missing. */
function* rankOf({
  data,
  column,
}: Extract<Cells, { form: 'codes' }>): Generator<void, (row: number) => number | null> {
  const codes = Uint32Array.from({ length: data.names.length }, (_, code) => code)
  yield* sortByText(
    codes,
    textsIn(data.names, (code) => column.nameOf(code)),
    false,
  )
  const ranks = new Uint32Array(codes.length)
  codes.forEach((code, rank) => (ranks[code] = rank))
  return (row) => (column.isMissing(row) ? null : ranks[column.codeAt(row)]!)
}

/** A list of records with a key each. Memory is taken as it is written to. */
class Items {
  readonly #most: number
  #items = new Uint32Array(1024)
  #keys = new Float64Array(1024)
  #length = 0

  constructor(most: number) {
    this.#most = most
  }

  add(item: number, key: number): void {
    if (this.#length === this.#items.length) this.#grow()
    this.#items[this.#length] = item
    this.#keys[this.#length++] = key
  }

  items(): Uint32Array {
    return this.#items.subarray(0, this.#length)
  }

  keys(): Float64Array {
    return this.#keys.subarray(0, this.#length)
  }

  #grow(): void {
    const [items, keys] = [this.#items, this.#keys]
    this.#items = new Uint32Array(this.#most)
    this.#keys = new Float64Array(this.#most)
    this.#items.set(items)
    this.#keys.set(keys)
  }
}
