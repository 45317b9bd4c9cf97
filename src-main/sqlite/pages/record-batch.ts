import { HEADER_WORDS, RecordShapes } from './record-shapes.ts'
import { NULL_CELL } from './table-layout.ts'
import type { TableLayout } from './table-layout.ts'

/** Bits of a mask: serial types 0 to 9 as they are, then blobs and texts of any length. */
export const TEXT_BIT = 1 << 13
export const NULL_BIT = 1

/** Records put together from overflow pages, in bytes, past which a batch is full. */
const SPILL_BYTES = 8 * 2 ** 20

/** Where the cells of one wanted column are: see {@link typeAt} and {@link offsetAt}. */
export type Cells = {
  /** With a few bytes to spare past every cell, so that narrow numbers can be read as wide ones and shifted. */
  view: DataView
  bytes: Uint8Array
  count: number
  /** Which serial types occur. */
  mask: number
  /** By row: where its record begins, and where its shape has the first column's type and offset. */
  starts: Int32Array
  shapes: Int32Array
  slot: number
  types: Int32Array
  offsets: Int32Array
}

/** Serial type of row `i`. */
export function typeAt({ types, shapes, slot }: Cells, i: number): number {
  return types[(shapes[i] as number) + slot] as number
}

/** Where the content of row `i` begins in `bytes`. */
export function offsetAt({ starts, offsets, shapes, slot }: Cells, i: number): number {
  return (starts[i] as number) + (offsets[(shapes[i] as number) + slot] as number)
}

/** A run of records, found but not yet read. */
export class RecordBatch {
  readonly shapes: RecordShapes
  /** Texts past the limit, whose cells read as NULL. */
  readonly overLong: { column: number; row: number; bytes: number }[] = []
  /** Default cells first, then page images, then records that were put together from overflow pages. */
  bytes: Uint8Array<ArrayBuffer>
  view: DataView
  /** Where page images begin, and where put-together records do. */
  readonly pagesAt: number
  readonly spillAt: number
  spillEnd: number
  count = 0
  readonly #capacity: number
  readonly #starts: Int32Array
  readonly #shapeOf: Int32Array
  readonly #rowidAt: Int32Array
  readonly #slots: number
  readonly #rowidSlots: Set<number>
  /** By slot: where a record that ends early finds its cell. */
  readonly #defaultsAt: number[] = []

  constructor(layout: TableLayout, capacity: number, pageAreaBytes: number) {
    this.#slots = layout.defaults.length
    this.#rowidSlots = new Set(layout.rowidSlots)
    this.shapes = new RecordShapes(this.#slots)
    this.#capacity = capacity
    this.#starts = new Int32Array(capacity)
    this.#shapeOf = new Int32Array(capacity)
    this.#rowidAt = new Int32Array(capacity)
    const defaults = layout.defaults.map((cell) => (cell === 'unknown' ? NULL_CELL.bytes : cell.bytes))
    this.pagesAt = defaults.reduce((total, bytes) => total + bytes.length, 0)
    // headers are compared as whole words, which may reach past the last page
    this.spillAt = this.pagesAt + pageAreaBytes + HEADER_WORDS * 4
    this.spillEnd = this.spillAt
    this.bytes = new Uint8Array(this.spillAt)
    this.view = new DataView(this.bytes.buffer)
    let at = 0
    for (const bytes of defaults) {
      this.bytes.set(bytes, at)
      this.#defaultsAt.push(at)
      at += bytes.length
    }
  }

  /** Whether it must be read out before another record is added. */
  get full(): boolean {
    return this.count === this.#capacity || this.shapes.full || this.spillEnd - this.spillAt > SPILL_BYTES
  }

  /** Adds a record of the shape, which begins at `start`. */
  add(start: number, shape: number, rowidAt: number): void {
    const { count } = this
    this.#starts[count] = start
    this.#shapeOf[count] = shape * this.#slots
    this.#rowidAt[count] = rowidAt
    this.shapes.use(shape)
    this.count = count + 1
  }

  /** Cells of one wanted column that is no rowid. */
  cells(slot: number): Cells {
    const { bytes, view, count } = this
    const { types, offsets, masks } = this.shapes
    const mask = masks[slot] as number
    return { view, bytes, count, mask, starts: this.#starts, shapes: this.#shapeOf, slot, types, offsets }
  }

  /** Where the rowids of all rows are, as varints, for a column that is the rowid itself. */
  rowids(slot: number): Int32Array | undefined {
    return this.#rowidSlots.has(slot) ? this.#rowidAt.subarray(0, this.count) : undefined
  }

  /** Where the first record's rowid is. */
  get firstRowidAt(): number {
    return this.#rowidAt[0] as number
  }

  defaultAt(slot: number): number {
    return this.#defaultsAt[slot] as number
  }

  /** Room for `length` bytes of a put-together record; gives where it begins. Offsets so far stay good. */
  spill(length: number): number {
    const at = this.spillEnd
    this.spillEnd += length
    if (this.spillEnd + HEADER_WORDS * 4 > this.bytes.length) {
      const spilled = this.bytes.length - this.spillAt
      const wider = new Uint8Array(Math.max(this.spillEnd + HEADER_WORDS * 4, this.spillAt + spilled * 2))
      wider.set(this.bytes)
      this.bytes = wider
      this.view = new DataView(wider.buffer)
    }
    return at
  }

  clear(): void {
    this.count = 0
    this.overLong.length = 0
    this.spillEnd = this.spillAt
    this.shapes.beginBatch()
  }
}
