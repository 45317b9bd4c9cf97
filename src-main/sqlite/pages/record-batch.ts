import { BATCH, BATCH_WORDS } from '../../kernel/layouts.ts'
import { kernelBytes, reserve, reserveWords } from '../../kernel/kernel.ts'
import { RecordShapes } from './record-shapes.ts'
import { NULL_CELL } from './table-layout.ts'
import type { TableLayout } from './table-layout.ts'

/** Bits of a mask: serial types 0 to 9 as they are, then blobs and texts of any length. */
export const TEXT_BIT = 1 << 13
export const NULL_BIT = 1

/** Records put together from overflow pages, in bytes, past which a batch is full. */
const SPILL_BYTES = 8 * 2 ** 20

/** Where the cells of one wanted column are, in the memory of kernels: see {@link typeAt} and {@link offsetAt}. */
export type Cells = {
  count: number
  /** Which serial types occur. */
  mask: number
  /** By row: where its record begins, and where its shape has this column's type and offset. */
  starts: Int32Array
  shapes: Int32Array
  types: Int32Array
  offsets: Int32Array
}

/** Serial type of row `i`. */
export function typeAt({ types, shapes }: Cells, i: number): number {
  return types[shapes[i] as number] as number
}

/** Where the content of row `i` begins. */
export function offsetAt({ starts, offsets, shapes }: Cells, i: number): number {
  return (starts[i] as number) + (offsets[shapes[i] as number] as number)
}

/** A run of records, found but not yet read. They lie in the memory of kernels. */
export class RecordBatch {
  readonly shapes: RecordShapes
  /** Texts past the limit, whose cells read as NULL. */
  readonly overLong: { column: number; row: number; bytes: number }[] = []
  /** Where page images go. */
  readonly pagesAt: number
  readonly #words = reserveWords(BATCH_WORDS)
  readonly #capacity: number
  readonly #starts: Int32Array
  readonly #shapeOf: Int32Array
  readonly #rowidAt: Int32Array
  readonly #slots: number
  readonly #rowidSlots: Set<number>
  /** By slot: where a record that ends early finds its cell. */
  readonly #defaultsAt: number[]
  /** Room for records that are put together from overflow pages. */
  #spillAt = 0
  #spillRoom = 0
  #spillEnd = 0
  #spilled = 0

  constructor(layout: TableLayout, capacity: number, pageAreaBytes: number, localMost: number) {
    this.#slots = layout.defaults.length
    this.#rowidSlots = new Set(layout.rowidSlots)
    const words = this.#words
    this.shapes = new RecordShapes(this.#slots, words)
    this.#capacity = capacity
    this.#starts = reserveWords(capacity)
    this.#shapeOf = reserveWords(capacity)
    this.#rowidAt = reserveWords(capacity)
    words[BATCH.capacity] = capacity
    words[BATCH.starts] = this.#starts.byteOffset
    words[BATCH.shapes] = this.#shapeOf.byteOffset
    words[BATCH.rowids] = this.#rowidAt.byteOffset
    words[BATCH.localMost] = localMost
    this.#defaultsAt = layout.defaults.map((cell) => {
      const { bytes } = cell === 'unknown' ? NULL_CELL : cell
      const at = reserve(bytes.length)
      kernelBytes().set(bytes, at)
      return at
    })
    this.pagesAt = reserve(pageAreaBytes)
  }

  /** What kernels know it by. */
  get address(): number {
    return this.#words.byteOffset
  }

  /** The memory that it is in: longer after a {@link spill}. */
  get bytes(): Uint8Array {
    return kernelBytes()
  }

  get count(): number {
    return this.#words[BATCH.count] as number
  }

  /** Whether it must be read out before another record is added. */
  get full(): boolean {
    return this.count === this.#capacity || this.shapes.full || this.#spilled > SPILL_BYTES
  }

  /** Adds a record of the shape, which begins at `start`. */
  add(start: number, shape: number, rowidAt: number): void {
    const { count } = this
    this.#starts[count] = start
    this.#shapeOf[count] = shape * this.#slots
    this.#rowidAt[count] = rowidAt
    this.shapes.use(shape)
    this.#words[BATCH.count] = count + 1
  }

  /** Cells of one wanted column that is no rowid. */
  cells(slot: number): Cells {
    const { count } = this
    const types = this.shapes.types.subarray(slot)
    const offsets = this.shapes.offsets.subarray(slot)
    const mask = this.shapes.mask(slot)
    return { count, mask, starts: this.#starts, shapes: this.#shapeOf, types, offsets }
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

  /** Room for `length` bytes of a put-together record; gives where it begins. What was spilled before stays. */
  spill(length: number): number {
    if (this.#spillEnd + length > this.#spillAt + this.#spillRoom) {
      this.#spillRoom = Math.max(length, this.#spillRoom * 2)
      this.#spillAt = reserve(this.#spillRoom)
      this.#spillEnd = this.#spillAt
    }
    const at = this.#spillEnd
    this.#spillEnd += length
    this.#spilled += length
    return at
  }

  clear(): void {
    this.#words[BATCH.count] = 0
    this.overLong.length = 0
    this.#spillEnd = this.#spillAt
    this.#spilled = 0
    this.shapes.beginBatch()
  }
}
