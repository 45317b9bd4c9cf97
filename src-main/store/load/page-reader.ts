import { LeafDecoder, localMost } from '../../sqlite/pages/leaf-decoder.ts'
import { readPages } from '../../sqlite/pages/page-file.ts'
import type { PageFile } from '../../sqlite/pages/page-file.ts'
import { RecordBatch } from '../../sqlite/pages/record-batch.ts'
import { readVarint } from '../../sqlite/pages/serial-type.ts'
import type { TableLayout } from '../../sqlite/pages/table-layout.ts'
import { TEXT_LIMIT_BYTES } from './cell-note.ts'
import type { DecodedRows } from './decoded-rows.ts'
import { partOfBatch } from './page-part.ts'
import type { SourceColumn } from './table-source.ts'
import type { ColumnKeeper } from './column-keeper.ts'

/** Bytes read from the file at a time: they stay in the second-level cache until they are decoded. */
const READ_BYTES = 256 * 1024

/** Records to a batch: a column's cells of one batch are 128 kB, and its loops run over them in the cache. */
const BATCH_RECORDS = 16_384

/** Pages between two wanted ones that are read along rather than skipped by a second call. */
const GAP_PAGES = 4

/** Leaf pages in key order. */
export type Leaves = { file: PageFile; leaves: Uint32Array; from: number; to: number }

/** One worker's decoder of one table's pages. */
export class PageReader {
  readonly #columns: readonly SourceColumn[]
  readonly #batch: RecordBatch
  readonly #decoder: LeafDecoder
  readonly #pagesAtOnce: number
  /** Where each of the leaves that were fetched last begins. */
  readonly #bases: Int32Array
  #file: PageFile

  /** `file` is the first to read from; others must have pages of the same size. */
  constructor(columns: readonly SourceColumn[], layout: TableLayout, file: PageFile) {
    this.#columns = columns
    this.#file = file
    this.#pagesAtOnce = Math.max(1, Math.floor(READ_BYTES / file.pageBytes))
    this.#bases = new Int32Array(this.#pagesAtOnce)
    this.#batch = new RecordBatch(layout, BATCH_RECORDS, this.#pagesAtOnce * file.pageBytes, localMost(file))
    this.#decoder = new LeafDecoder(file, layout, this.#batch, TEXT_LIMIT_BYTES)
  }

  /** The rows of the leaves `[from, to)`, in groups. */
  *read({ file, leaves, from, to }: Leaves, keepers: readonly ColumnKeeper[]): Generator<DecodedRows> {
    if (file !== this.#file) this.#decoder.turnTo(file)
    this.#file = file
    const batch = this.#batch
    for (let next = from; next < to;) {
      const after = this.#fetch(file, leaves, next, to)
      for (let at = next; at < after; at++) {
        const base = this.#bases[at - next] as number
        let cell = this.#decoder.add(leaves[at] as number, base, 0)
        while (cell >= 0) {
          yield this.#flush(keepers)
          cell = this.#decoder.add(leaves[at] as number, base, cell)
        }
      }
      if (batch.count > 0) yield this.#flush(keepers)
      next = after
    }
  }

  /** Reads as many leaves from `from` on as there is room for, and notes where each is. Gives the next leaf. */
  #fetch(file: PageFile, leaves: Uint32Array, from: number, to: number): number {
    const { bytes, pagesAt } = this.#batch
    let next = from
    let used = 0
    while (next < to && used < this.#pagesAtOnce) {
      const first = leaves[next] as number
      const after = runEnd(leaves, next, to, this.#pagesAtOnce - used)
      const pages = (leaves[after - 1] as number) - first + 1
      readPages(file, first, pages, bytes, pagesAt + used * file.pageBytes)
      for (; next < after; next++) {
        this.#bases[next - from] = pagesAt + (used + (leaves[next] as number) - first) * file.pageBytes
      }
      used += pages
    }
    return next
  }

  #flush(keepers: readonly ColumnKeeper[]): DecodedRows {
    const batch = this.#batch
    const rows = batch.count
    const parts = this.#columns.map((column, slot) => {
      const keeper = keepers[slot] as ColumnKeeper
      return keeper.keep(partOfBatch(batch, slot, keeper, column.real))
    })
    const firstRowid = String(readVarint(batch.bytes, batch.firstRowidAt))
    const overLong = batch.overLong.slice()
    batch.clear()
    return { rows, parts, overLong, firstRowid }
  }
}

/** The end of the run of leaves from `from` on that one read can take: ascending, close together, few enough. */
function runEnd(leaves: Uint32Array, from: number, to: number, pagesMost: number): number {
  const first = leaves[from] as number
  let at = from + 1
  while (at < to) {
    const page = leaves[at] as number
    const previous = leaves[at - 1] as number
    if (page <= previous || page - previous > GAP_PAGES || page - first >= pagesMost) break
    at++
  }
  return at
}
