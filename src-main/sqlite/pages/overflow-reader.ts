import { checkPage, damaged, readPages } from './page-file.ts'
import type { PageFile } from './page-file.ts'
import type { RecordBatch } from './record-batch.ts'

/**
 * Reads records that go on in a chain of overflow pages, front to back. A page that serves twice is an error:
 * chains that meet or run in circles would otherwise cost as many reads as there are records, times pages.
 */
export class OverflowReader {
  readonly #file: PageFile
  readonly #page: Uint8Array<ArrayBuffer>
  readonly #seen: Uint8Array
  #local = 0
  #localBytes = 0
  /** Payload position that the page now held begins at; before the first page, where that will begin. */
  #pageStart = 0
  #next = 0

  constructor(file: PageFile) {
    this.#file = file
    this.#page = new Uint8Array(file.pageBytes)
    this.#seen = new Uint8Array(Math.ceil((file.pageCount + 1) / 8))
  }

  /** Begins a record that has `localBytes` of its payload in `bytes` at `local`, then the first overflow page's number. */
  begin(bytes: Uint8Array, local: number, localBytes: number): void {
    this.#local = local
    this.#localBytes = localBytes
    this.#next = numberAt(bytes, local + localBytes)
    this.#pageStart = localBytes - this.#perPage
  }

  /**
   * Copies payload bytes `[from, from + length)` to a place of their own in the batch, and gives that place.
   * `from` never goes back behind the page that an earlier call ended on.
   */
  copy(batch: RecordBatch, from: number, length: number): number {
    const place = batch.spill(length)
    const { bytes } = batch
    let done = 0
    if (from < this.#localBytes) {
      done = Math.min(length, this.#localBytes - from)
      bytes.copyWithin(place, this.#local + from, this.#local + from + done)
    }
    while (done < length) {
      this.#reach(from + done)
      const at = from + done - this.#pageStart
      const piece = Math.min(length - done, this.#perPage - at)
      bytes.set(this.#page.subarray(4 + at, 4 + at + piece), place + done)
      done += piece
    }
    return place
  }

  get #perPage(): number {
    return this.#file.usableBytes - 4
  }

  /** Reads on until the page that holds a payload position. */
  #reach(position: number): void {
    while (position >= this.#pageStart + this.#perPage) {
      const page = this.#next
      checkPage(this.#file, page)
      const bit = 1 << (page & 7)
      const held = this.#seen[page >>> 3] as number
      if ((held & bit) !== 0) damaged(this.#file.name, `overflow page ${page} belongs to two records`)
      this.#seen[page >>> 3] = held | bit
      readPages(this.#file, page, 1, this.#page, 0)
      this.#next = numberAt(this.#page, 0)
      this.#pageStart += this.#perPage
    }
  }
}

function numberAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at)
}
