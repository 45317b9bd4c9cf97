import { NULL_CELL } from './table-layout.ts'
import type { TableLayout } from './table-layout.ts'

/**
 * Serial types 10 and 11 are reserved and read as NULL; here, 10 marks a rowid: a varint at the cell's offset.
 */
export const ROWID_TYPE = 10

/** Bits of a mask: serial types 0 to 9 as they are, {@link ROWID_TYPE}, then blobs and texts of any length. */
export const BLOB_BIT = 1 << 12
export const TEXT_BIT = 1 << 13
export const NULL_BIT = 1

/** Records put together from overflow pages, in bytes, past which a batch is full. */
const SPILL_BYTES = 8 * 2 ** 20

/**
 * Cells of a run of records, found but not yet read: cell `row` of wanted column `slot` is of serial type
 * `types[slot * capacity + row]` and its content begins at `bytes[offsets[slot * capacity + row]]`.
 */
export class RecordBatch {
  readonly capacity: number
  readonly types: Int32Array
  readonly offsets: Int32Array
  /** By slot: which serial types occur. */
  readonly masks: Int32Array
  /** Texts past the limit, whose cells read as NULL. */
  readonly overLong: { column: number; row: number; bytes: number }[] = []
  /** Default cells first, then page images, then records that were put together from overflow pages. */
  bytes: Uint8Array
  /** Where page images begin, and where put-together records do. */
  readonly pagesAt: number
  readonly spillAt: number
  spillEnd: number
  count = 0
  /** Where the first record's rowid is. */
  firstRowidAt = 0
  readonly #slots: number
  /** By slot: where a record that ends early finds its cell. */
  readonly #defaultsAt: Int32Array

  constructor(layout: TableLayout, capacity: number, pageAreaBytes: number) {
    this.capacity = capacity
    this.#slots = layout.defaults.length
    this.types = new Int32Array(this.#slots * capacity)
    this.offsets = new Int32Array(this.#slots * capacity)
    this.masks = new Int32Array(this.#slots)
    this.#defaultsAt = new Int32Array(this.#slots)
    const cells = layout.defaults.map((cell) => (cell === 'unknown' ? NULL_CELL : cell))
    this.pagesAt = cells.reduce((total, cell) => total + (cell === 'unknown' ? 0 : cell.bytes.length), 0)
    this.spillAt = this.pagesAt + pageAreaBytes
    this.spillEnd = this.spillAt
    this.bytes = new Uint8Array(this.spillAt)
    let at = 0
    for (const [slot, cell] of cells.entries()) {
      if (cell === 'unknown') continue
      this.bytes.set(cell.bytes, at)
      this.#defaultsAt[slot] = at
      at += cell.bytes.length
    }
  }

  /** Whether it should be read out before another record is added. */
  get full(): boolean {
    return this.count === this.capacity || this.spillEnd - this.spillAt > SPILL_BYTES
  }

  defaultAt(slot: number): number {
    return this.#defaultsAt[slot] as number
  }

  /** Room for `length` bytes of a put-together record; gives where it begins. Offsets so far stay good. */
  spill(length: number): number {
    const at = this.spillEnd
    this.spillEnd += length
    if (this.spillEnd > this.bytes.length) {
      const wider = new Uint8Array(
        Math.max(this.spillEnd, this.spillAt + (this.bytes.length - this.spillAt) * 2),
      )
      wider.set(this.bytes)
      this.bytes = wider
    }
    return at
  }

  clear(): void {
    this.count = 0
    this.masks.fill(0)
    this.overLong.length = 0
    this.spillEnd = this.spillAt
  }
}
