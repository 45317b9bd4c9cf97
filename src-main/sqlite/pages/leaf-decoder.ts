import { fail } from '../../../src-shared/contract/failure.ts'
import { kernel } from '../../kernel/kernel.ts'
import { LEAF } from './leaf-list.ts'
import { OverflowReader } from './overflow-reader.ts'
import type { PageFile } from './page-file.ts'
import type { RecordBatch } from './record-batch.ts'
import { contentBytes } from './serial-type.ts'
import type { TableLayout } from './table-layout.ts'

/** Thrown where the schema does not tell what a record holds: the table must be read by SQLite instead. */
export class NotByPages extends Error {
  override readonly name = 'NotByPages'
}

/** SQLite's own limit on a record's header: 32,767 columns of 3 bytes, and its length. */
const HEADER_MOST = 98_307

/**
 * Finds the cells of a table's records in the images of its leaf pages. Every offset is checked against the
 * page and every length against the record before it is used; what does not fit fails with `damaged-file`.
 */
export class LeafDecoder {
  #file: PageFile
  readonly #layout: TableLayout
  readonly #textLimit: number
  /** `layout.slots`, in the element type that loops over it like best. */
  readonly #slots: Int32Array
  readonly #batch: RecordBatch
  #overflow: OverflowReader
  /** Most payload bytes that a leaf cell keeps on its own page, and least where it does not keep all. */
  readonly #localMost: number
  readonly #localLeast: number
  #page = 0
  #cell = 0
  /** Set by `#varint`, as a second result: where it ended. */
  #after = 0
  /** Set by `#parse`: how many fields the record has of those in the layout. */
  #fields = 0

  constructor(file: PageFile, layout: TableLayout, batch: RecordBatch, textLimit: number) {
    this.#file = file
    this.#layout = layout
    this.#batch = batch
    this.#textLimit = textLimit
    this.#slots = Int32Array.from(layout.slots)
    this.#overflow = new OverflowReader(file)
    this.#localMost = localMost(file)
    this.#localLeast = Math.floor(((file.usableBytes - 12) * 32) / 255) - 23
  }

  /** Goes on with another file of the same page size. */
  turnTo(file: PageFile): void {
    this.#file = file
    this.#overflow = new OverflowReader(file)
  }

  /**
   * Adds the records of the leaf `page`, whose image is at `base`, from cell `from` on. Gives the cell that it
   * stopped before because the batch is full, or -1 when done.
   */
  add(page: number, base: number, from: number): number {
    const batch = this.#batch
    const { usableBytes } = this.#file
    const header = base + (page === 1 ? 100 : 0)
    this.#page = page
    const image = batch.bytes
    if (image[header] !== LEAF) this.#damaged('it is no leaf of a table')
    const cells = ((image[header + 3] as number) << 8) | (image[header + 4] as number)
    const pointers = header + 8
    const content = pointers + cells * 2
    const end = base + usableBytes
    if (content > end) this.#damaged(`it has more cells (${cells}) than fit`)
    for (let cell = from; ; cell++) {
      // the kernel stops before what it does not know
      cell = kernel.findCells(batch.address, base, pointers, end, cell, cells)
      if (cell === cells) return -1
      if (batch.full) return cell
      this.#cell = cell
      const pointer = pointers + cell * 2
      // spilled records may have made the memory longer
      const { bytes } = batch
      const at = base + (((bytes[pointer] as number) << 8) | (bytes[pointer + 1] as number))
      if (at < content || at + 4 > end) this.#damaged('it lies outside the page')
      this.#addCell(bytes, at, end)
    }
  }

  /** Adds a record of any kind: the first of its shape, as a rule. */
  #addCell(bytes: Uint8Array, at: number, pageEnd: number): void {
    const batch = this.#batch
    let p = at + 1
    let payload = bytes[at] as number
    if (payload > 0x7f) {
      payload = this.#varint(bytes, at)
      p = this.#after
    }
    const rowidAt = p
    const rowidMost = p + 8
    while ((bytes[p++] as number) > 0x7f && p <= rowidMost) {}
    if (payload > this.#localMost) return this.#addSpilled(bytes, p, payload, pageEnd, rowidAt)
    if (p + payload > pageEnd || payload === 0) this.#damaged('it reaches past the end of the page')
    const shape = batch.shapes.count
    const shared = this.#parse(bytes, p, payload, p)
    if (shared) batch.shapes.remember(shape, p, bytes[p] as number)
    batch.add(shared ? p : 0, shape, rowidAt)
  }

  /**
   * Makes a shape of the header at `start`, of a record that begins at `recordAt`. Gives whether records with
   * the same header share it; one that they do not has its offsets from the start of the batch's bytes.
   */
  #parse(bytes: Uint8Array, start: number, payload: number, recordAt: number): boolean {
    const { shapes } = this.#batch
    const slots = this.#slots
    const first = shapes.count * this.#layout.defaults.length
    const headerBytes = this.#varint(bytes, start)
    let h = this.#after
    const headerEnd = start + headerBytes
    if (headerBytes > payload || h > headerEnd) this.#damaged('its header does not fit its record')
    let body = headerBytes
    let shared = true
    let field = 0
    for (; h < headerEnd; field++) {
      const type = this.#varint(bytes, h)
      h = this.#after
      if (h > headerEnd) this.#damaged('its header ends within a field')
      const length = contentBytes(type)
      const slot = field < slots.length ? (slots[field] as number) : -1
      if (slot >= 0) {
        shapes.types[first + slot] = type === 10 || type === 11 ? 0 : type
        shapes.offsets[first + slot] = body
        if (length > this.#textLimit && (type & 1) === 1) {
          this.#batch.overLong.push({ column: slot, row: this.#batch.count, bytes: length })
          shapes.types[first + slot] = 0
          shared = false
        }
      }
      body += length
      if (body > payload) this.#damaged('its fields are longer than its record')
    }
    if (body !== payload) this.#damaged('its fields are shorter than its record')
    this.#fields = Math.min(field, slots.length)
    for (; field < slots.length; field++) {
      const slot = slots[field] as number
      if (slot >= 0 && !this.#addDefault(first + slot, slot)) shared = false
    }
    if (!shared) {
      for (const slot of slots.subarray(0, this.#fields)) {
        if (slot >= 0) shapes.offsets[first + slot] = (shapes.offsets[first + slot] as number) + recordAt
      }
    }
    shapes.totals[shapes.count++] = payload
    return shared
  }

  /** Gives whether any record may share it: a default that holds something lies at a place of its own. */
  #addDefault(cell: number, slot: number): boolean {
    const { shapes } = this.#batch
    const held = this.#layout.defaults[slot]
    if (held === undefined || held === 'unknown') {
      throw new NotByPages('it has rows that are older than a column whose default is an expression')
    }
    shapes.types[cell] = held.serialType
    shapes.offsets[cell] = held.serialType === 0 ? 0 : this.#batch.defaultAt(slot)
    return held.serialType === 0
  }

  /** A record that goes on in overflow pages (sqlite.org/fileformat2.html, 1.6). */
  #addSpilled(bytes: Uint8Array, at: number, payload: number, pageEnd: number, rowidAt: number): void {
    const { usableBytes, pageCount, pageBytes } = this.#file
    if (payload > pageCount * pageBytes) this.#damaged('it is longer than the file')
    const least = this.#localLeast
    const kept = least + ((payload - least) % (usableBytes - 4))
    const local = kept <= this.#localMost ? kept : least
    if (at + local + 4 > pageEnd) this.#damaged('it reaches past the end of the page')
    const batch = this.#batch
    const overflow = this.#overflow
    overflow.begin(bytes, at, local)
    const headerBytes = this.#varint(bytes, at)
    if (headerBytes > HEADER_MOST || headerBytes > payload)
      this.#damaged('its header does not fit its record')
    const header = overflow.copy(batch, 0, headerBytes)
    const shape = batch.shapes.count
    this.#parse(batch.bytes, header, payload, 0)
    // cells were found by their place in the record: now fetch those that are ever read
    const first = shape * this.#layout.defaults.length
    const { types, offsets } = batch.shapes
    for (const slot of this.#slots.subarray(0, this.#fields)) {
      if (slot < 0) continue
      const type = types[first + slot] as number
      const isBlob = type >= 12 && (type & 1) === 0
      const size = isBlob ? 0 : contentBytes(type)
      if (size > 0) offsets[first + slot] = overflow.copy(batch, offsets[first + slot] as number, size)
    }
    batch.add(0, shape, rowidAt)
  }

  /** A varint of up to 31 bits; `#after` is where it ends. Nothing longer is a length: SQLite's own limit. */
  #varint(bytes: Uint8Array, at: number): number {
    let value = 0
    for (let i = 0; i < 9; i++) {
      const byte = bytes[at + i] as number
      if (value >= 2 ** 24) this.#damaged('it has a length that no file can hold')
      value = (value << 7) | (byte & 0x7f)
      if (byte < 0x80) {
        this.#after = at + i + 1
        return value
      }
    }
    return this.#damaged('it has a length that no file can hold')
  }

  #damaged(problem: string): never {
    const { table } = this.#layout
    const where = `page ${this.#page}, cell ${this.#cell}, of table “${table}”`
    fail('damaged-file', `“${this.#file.name}” is damaged at ${where}: ${problem}.`, { table })
  }
}

/** Most payload bytes that a leaf cell keeps wholly on its own page. */
export function localMost({ usableBytes }: PageFile): number {
  return usableBytes - 35
}
