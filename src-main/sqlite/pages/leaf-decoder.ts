import { fail } from '../../../src-shared/contract/failure.ts'
import { LEAF } from './leaf-list.ts'
import { OverflowReader } from './overflow-reader.ts'
import type { PageFile } from './page-file.ts'
import type { RecordBatch } from './record-batch.ts'
import { ROWID_TYPE } from './record-batch.ts'
import { CONTENT_BYTES, contentBytes, maskBit } from './serial-type.ts'
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
  readonly #file: PageFile
  readonly #layout: TableLayout
  readonly #textLimit: number
  /** `layout.slots`, in the element type that loops over it like best. */
  readonly #slots: Int32Array
  readonly #batch: RecordBatch
  readonly #overflow: OverflowReader
  /** Most payload bytes that a leaf cell keeps on its own page, and least where it does not keep all. */
  readonly #localMost: number
  readonly #localLeast: number
  #page = 0
  #cell = 0
  /** Set by `#varint`, as a second result. */
  #after = 0

  constructor(file: PageFile, layout: TableLayout, batch: RecordBatch, textLimit: number) {
    this.#file = file
    this.#layout = layout
    this.#batch = batch
    this.#textLimit = textLimit
    this.#slots = Int32Array.from(layout.slots)
    this.#overflow = new OverflowReader(file)
    this.#localMost = file.usableBytes - 35
    this.#localLeast = Math.floor(((file.usableBytes - 12) * 32) / 255) - 23
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
    for (let cell = from; cell < cells; cell++) {
      if (batch.full) return cell
      this.#cell = cell
      const pointer = pointers + cell * 2
      // spilled records may have moved the bytes to a longer array
      const { bytes } = batch
      const at = base + (((bytes[pointer] as number) << 8) | (bytes[pointer + 1] as number))
      if (at < content || at + 4 > end) this.#damaged('it lies outside the page')
      this.#addCell(bytes, at, end)
    }
    return -1
  }

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
    if (batch.count === 0) batch.firstRowidAt = rowidAt
    if (payload <= this.#localMost) {
      if (p + payload > pageEnd) this.#damaged('it reaches past the end of the page')
      this.#addRecord(bytes, p, payload, p, rowidAt)
    } else this.#addSpilled(bytes, p, payload, pageEnd, rowidAt)
    batch.count++
  }

  /**
   * Notes the cells of the record whose header is at `start` and which itself begins at `recordAt`. Gives how
   * many fields of the record were looked at.
   */
  #addRecord(bytes: Uint8Array, start: number, payload: number, recordAt: number, rowidAt: number): number {
    const { types, offsets, masks, capacity, count } = this.#batch
    const slots = this.#slots
    const fields = slots.length
    let h = start + 1
    let headerBytes = bytes[start] as number
    if (headerBytes > 0x7f) {
      headerBytes = this.#varint(bytes, start)
      h = this.#after
    }
    const headerEnd = start + headerBytes
    if (headerBytes > payload || h > headerEnd) this.#damaged('its header does not fit its record')
    const end = recordAt + payload
    let body = recordAt + headerBytes
    let field = 0
    for (; field < fields && h < headerEnd; field++) {
      let type = bytes[h++] as number
      if (type > 0x7f) {
        type = this.#varint(bytes, h - 1)
        h = this.#after
        if (h > headerEnd) this.#damaged('its header ends within a field')
      }
      const length = type < 128 ? (CONTENT_BYTES[type] as number) : (type - 12) >> 1
      const slot = slots[field] as number
      if (slot >= 0) {
        const at = slot * capacity + count
        const kept =
          length <= this.#textLimit && type !== 10 && type !== 11 ? type : this.#reserved(type, length, slot)
        types[at] = kept
        offsets[at] = body
        masks[slot] = (masks[slot] as number) | (kept < 12 ? 1 << kept : 1 << (12 | (kept & 1)))
      }
      body += length
      if (body > end) this.#damaged('its fields are longer than its record')
    }
    if (h === headerEnd && body !== end) this.#damaged('its fields are shorter than its record')
    const found = field
    for (; field < fields; field++)
      if ((slots[field] as number) >= 0) this.#addDefault(slots[field] as number)
    for (const slot of this.#layout.rowidSlots) {
      const at = slot * capacity + count
      types[at] = ROWID_TYPE
      offsets[at] = rowidAt
      masks[slot] = (masks[slot] as number) | (1 << ROWID_TYPE)
    }
    return found
  }

  /** What an unusual serial type is kept as: reserved ones and over-long texts read as NULL, blobs as they are. */
  #reserved(type: number, length: number, slot: number): number {
    if (type < 12) return 0
    if ((type & 1) === 0) return type
    this.#batch.overLong.push({ column: slot, row: this.#batch.count, bytes: length })
    return 0
  }

  #addDefault(slot: number): void {
    const { types, offsets, masks, capacity, count } = this.#batch
    const cell = this.#layout.defaults[slot]
    if (cell === undefined || cell === 'unknown') {
      throw new NotByPages('it has rows that are older than a column whose default is an expression')
    }
    const at = slot * capacity + count
    types[at] = cell.serialType
    offsets[at] = this.#batch.defaultAt(slot)
    masks[slot] = (masks[slot] as number) | maskBit(cell.serialType)
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
    const fields = this.#addRecord(batch.bytes, header, payload, 0, rowidAt)
    // cells were found by their place in the record: now fetch those that are ever read
    for (let field = 0; field < fields; field++) {
      const slot = this.#layout.slots[field] as number
      if (slot < 0) continue
      const cell = slot * batch.capacity + batch.count
      const type = batch.types[cell] as number
      const isBlob = type >= 12 && (type & 1) === 0
      const size = isBlob ? 0 : contentBytes(type)
      if (size > 0) batch.offsets[cell] = overflow.copy(batch, batch.offsets[cell] as number, size)
    }
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
