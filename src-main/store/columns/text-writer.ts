import type { CellValue, ColumnData, TextData } from './column-data.ts'
import { ARENA_SEGMENT_BYTES, SEGMENT_LENGTH } from './column-data.ts'
import type { Column } from './column.ts'
import { columnBytes } from './column-bytes.ts'
import type { ColumnWriter } from './column-writer.ts'
import { grownCapacity, growSegments, resized, sharedArrayOf, trimSegments } from './growth.ts'
import { markMissing, settleMissing } from './missing-cells.ts'
import { textColumn, textStart } from './text-column.ts'

/** A text of at most this many UTF-16 units is encoded here; a call into the engine's encoder costs more. */
const SHORT_TEXT = 32

/** From this many UTF-16 units on the length in bytes is worth counting first. */
const LONG_TEXT = 65_536

/** Texts kept aside are folded into the arena when they are this share of the column: reads stay one lookup. */
const ASIDE_SHARE = 1 / 16
const ASIDE_AT_LEAST = 1024

/** Starts are 32-bit below this arena position. */
const NARROW_END = 2 ** 32

/** A text column without cells. */
export function emptyText(): TextData {
  return { kind: 'text', length: 0, starts: [sharedArrayOf(Uint32Array, 1)], arena: [] }
}

/**
 * Texts, appended to an arena. A text that replaces another is kept aside as a string, since the arena has no
 * room in its middle, until there are so many that folding them in pays.
 */
export class TextWriter implements ColumnWriter {
  #data: TextData
  #view: Column
  #aside: Map<number, string> | undefined
  /** The last arena segment, where it begins, and where the last text ends in it. */
  #tail: Buffer
  #tailStart: number
  #end: number

  constructor(data: TextData) {
    this.#data = { ...data, starts: [...data.starts], arena: [...data.arena] }
    const end = data.length === 0 ? 0 : textStart(data, data.length)
    this.#tailStart = Math.max(0, data.arena.length - 1) * ARENA_SEGMENT_BYTES
    this.#end = end - this.#tailStart
    this.#tail = bufferOn(this.#data.arena.at(-1) ?? new Uint8Array(0))
    this.#view = this.#reshape()
  }

  get view(): Column {
    return this.#view
  }

  push(value: CellValue): void {
    const data = this.#data
    const i = data.length
    if (value !== null) this.#encode(value as string)
    this.#pushStart(this.#tailStart + this.#end)
    data.length = i + 1
    if (value === null && markMissing(data, i, true)) this.#view = this.#reshape()
  }

  set(i: number, value: CellValue): void {
    if (markMissing(this.#data, i, value === null)) this.#view = this.#reshape()
    if (value === null) {
      this.#aside?.delete(i)
      return
    }
    if (this.#aside === undefined) {
      this.#aside = new Map()
      this.#view = this.#reshape()
    }
    this.#aside.set(i, value as string)
    if (this.#aside.size > ASIDE_AT_LEAST + this.#data.length * ASIDE_SHARE) this.fold()
  }

  /** Brings the texts kept aside into `view.data`, which scans read. A pass over all texts, where there are any aside. */
  fold(): void {
    if (this.#aside === undefined) return
    const old = this.#view
    const folded = new TextWriter(emptyText())
    for (let i = 0; i < old.length; i++) folded.push(old.get(i))
    this.#data = folded.#data
    this.#tail = folded.#tail
    this.#tailStart = folded.#tailStart
    this.#end = folded.#end
    this.#aside = undefined
    this.#view = this.#reshape()
  }

  settle(): ColumnData {
    this.fold()
    const data = this.#data
    const last = data.arena.length - 1
    const tail = data.arena[last] ?? new Uint8Array(0)
    if (last >= 0) data.arena[last] = resized(Uint8Array, tail, this.#end, this.#end)
    this.#tail = bufferOn(data.arena[last] ?? tail)
    trimSegments(startsType(data), data.starts, data.length + 1)
    settleMissing(data)
    this.#view = this.#reshape()
    return data
  }

  #encode(value: string): void {
    // a UTF-16 unit is at most three bytes of UTF-8; that bound would waste a lot of a segment for a long text
    const room = value.length <= LONG_TEXT ? value.length * 3 : Buffer.byteLength(value)
    if (this.#end + room > this.#tail.length) this.#grow(room)
    const tail = this.#tail
    let end = this.#end
    if (value.length <= SHORT_TEXT) {
      for (let c = 0; c < value.length; c++) {
        const unit = value.charCodeAt(c)
        if (unit > 0x7f) {
          end = this.#end + tail.write(value, this.#end, 'utf8')
          break
        }
        tail[end++] = unit
      }
      this.#end = end
    } else this.#end += tail.write(value, end, 'utf8')
  }

  #grow(room: number): void {
    const { arena } = this.#data
    const needed = this.#end + room
    const last = arena.length - 1
    if (last >= 0 && needed > ARENA_SEGMENT_BYTES) {
      // the room is an upper bound: the segment may be cut a few bytes early, which readers allow for
      arena[last] = resized(Uint8Array, arena[last] as Uint8Array, this.#end, this.#end)
      this.#tailStart += ARENA_SEGMENT_BYTES
      this.#end = 0
      arena.push(sharedArrayOf(Uint8Array, Math.max(room, ARENA_SEGMENT_BYTES >> 4)))
      // the last text now ends where the new segment starts
      const { starts, length } = this.#data
      this.#widenFor(this.#tailStart)
      ;(starts.at(-1) as Uint32Array)[length & (SEGMENT_LENGTH - 1)] = this.#tailStart
    } else {
      const capacity = Math.min(ARENA_SEGMENT_BYTES, grownCapacity(this.#tail.length, needed))
      const larger = resized(Uint8Array, arena[last] ?? new Uint8Array(0), this.#end, capacity)
      if (last < 0) arena.push(larger)
      else arena[last] = larger
    }
    this.#tail = bufferOn(arena.at(-1) as Uint8Array)
    this.#view = this.#reshape()
  }

  #pushStart(start: number): void {
    this.#widenFor(start)
    const { starts, length } = this.#data
    const at = length + 1
    const last = starts.at(-1) as Uint32Array
    const index = at - (starts.length - 1) * SEGMENT_LENGTH
    if (index < last.length) {
      last[index] = start
      return
    }
    growSegments(startsType(this.#data), starts, at)
    ;(starts.at(-1) as Uint32Array)[at & (SEGMENT_LENGTH - 1)] = start
    this.#view = this.#reshape()
  }

  #widenFor(start: number): void {
    const { starts } = this.#data
    if (start < NARROW_END || starts[0] instanceof Float64Array) return
    starts.forEach((narrow, s) => {
      const wide = sharedArrayOf(Float64Array, narrow.length)
      wide.set(narrow)
      starts[s] = wide
    })
    this.#view = this.#reshape()
  }

  #reshape(): Column {
    const column = textColumn(this.#data)
    return this.#aside === undefined ? column : new EditedTextColumn(column, this.#aside)
  }
}

/** Texts of a column, some of which were replaced. */
class EditedTextColumn implements Column {
  readonly data: ColumnData
  readonly #column: Column
  readonly #aside: ReadonlyMap<number, string>
  constructor(column: Column, aside: ReadonlyMap<number, string>) {
    this.data = column.data
    this.#column = column
    this.#aside = aside
  }
  get length(): number {
    return this.data.length
  }
  get bytes(): number {
    return columnBytes(this.data).total
  }
  get(i: number): CellValue {
    return this.isMissing(i) ? null : (this.#aside.get(i) ?? this.#column.get(i))
  }
  isMissing(i: number): boolean {
    return this.#column.isMissing(i)
  }
}

function startsType(data: TextData) {
  return data.starts[0] instanceof Float64Array ? Float64Array : Uint32Array
}

function bufferOn(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
