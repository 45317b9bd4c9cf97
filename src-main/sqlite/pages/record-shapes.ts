import { BATCH, HEADER_BYTES, SHAPE_TABLE } from '../../kernel/layouts.ts'
import { kernel, reserveWords } from '../../kernel/kernel.ts'

/** Shapes held at a time: a table of short texts has a few hundred, and 4,096 of ten columns take 320 kB. */
const SHAPES_MOST = SHAPE_TABLE / 4

/**
 * What records look like: the serial types of wanted columns and where in the record they begin. Records with
 * equal headers share a shape, and a table of millions has a few hundred: so most headers are never parsed,
 * only recognised (`findCells`).
 */
export class RecordShapes {
  /** By `shape * slots + slot`. */
  readonly types: Int32Array
  readonly offsets: Int32Array
  /** Bytes of a whole record, by shape. */
  readonly totals = reserveWords(SHAPES_MOST)
  count = 0
  readonly #batch: Int32Array
  readonly #table = reserveWords(SHAPE_TABLE)
  readonly #usedIn = reserveWords(SHAPES_MOST)

  /** `batch` are the words that kernels know the batch by. */
  constructor(slots: number, batch: Int32Array) {
    this.#batch = batch
    this.types = reserveWords(SHAPES_MOST * slots)
    this.offsets = reserveWords(SHAPES_MOST * slots)
    batch[BATCH.number] = 1
    batch[BATCH.slots] = slots
    batch[BATCH.headers] = reserveWords(SHAPES_MOST * 4).byteOffset
    batch[BATCH.totals] = this.totals.byteOffset
    batch[BATCH.usedIn] = this.#usedIn.byteOffset
    batch[BATCH.table] = this.#table.byteOffset
    batch[BATCH.types] = this.types.byteOffset
  }

  get full(): boolean {
    return this.count === SHAPES_MOST
  }

  /** Has a shape found again by the header of `length` bytes at `at`, where headers that long are. */
  remember(shape: number, at: number, length: number): void {
    if (length <= HEADER_BYTES) kernel.rememberShape(this.#batch.byteOffset, at, shape)
  }

  /** Notes that the batch has a record of the shape. */
  use(shape: number): void {
    this.#usedIn[shape] = this.#batch[BATCH.number] as number
  }

  /** Serial types that occur in a slot of this batch: see `maskBit`. */
  mask(slot: number): number {
    return kernel.typesOf(this.#batch.byteOffset, slot, this.count)
  }

  /** Forgets which shapes were used, and, once they take up half the room, the shapes themselves. */
  beginBatch(): void {
    this.#batch[BATCH.number] = (this.#batch[BATCH.number] as number) + 1
    if (this.count * 2 < SHAPES_MOST) return
    this.count = 0
    this.#table.fill(0)
    this.#usedIn.fill(0)
  }
}
