import type { ColumnData, TextData, TimestampFormat } from '../columns/column-data.ts'
import { ARENA_SEGMENT_BYTES } from '../columns/column-data.ts'
import { copyText } from './copy-text.ts'
import type { FillPass, Placing } from './fill.ts'
import { formatIso } from './iso-date.ts'
import type { Part } from './part.ts'
import { isMissing } from './part.ts'
import { scaledValues } from './scaled-part.ts'
import { NONE, sharedArray } from './shared-array.ts'
import type { TextDictionary } from './text-dictionary.ts'

/** The text pass of `fill`: lengths go to `starts[row + 1]`, bytes to where `starts[row]` then says. */
export function fillTexts(
  part: Part,
  target: ColumnData,
  at: Placing,
  pass: FillPass,
  dictionary: TextDictionary | undefined,
): void {
  // the texts of a mixed column are numbered by themselves, in the order of the source
  const mixed = target.kind === 'mixed'
  const texts = mixed ? target.texts : target
  if (texts.kind !== 'text') return
  const rows = textRows(part, dictionary)
  if (rows === undefined) return
  const base = mixed ? at.textBase : at.base
  const place = mixed ? undefined : at.place
  if (pass === 'text-lengths') writeLengths(rows, texts.starts[0] as Uint32Array, base, place)
  else writeBytes(rows, texts, base, place)
}

/** Row `i` is `bytes[from[i], to[i])`. */
type TextRows = { bytes: Uint8Array; from: Uint32Array; to: Uint32Array }

function textRows(part: Part, dictionary: TextDictionary | undefined): TextRows | undefined {
  switch (part.kind) {
    case 'text':
      return { bytes: part.bytes, from: part.starts.subarray(0, part.length), to: part.starts.subarray(1) }
    case 'mixed': {
      const count = part.textStarts.length - 1
      return {
        bytes: part.textBytes,
        from: part.textStarts.subarray(0, count),
        to: part.textStarts.subarray(1),
      }
    }
    case 'category':
      return categoryRows(part, (dictionary as TextDictionary).texts())
    case 'timestamp':
      return timestampRows(part, part.values, part.format)
    case 'scaled':
      return part.format && timestampRows(part, scaledValues(part), part.format)
    case 'missing':
    case 'sequence':
    case 'integer':
    case 'float':
      return undefined
  }
}

function categoryRows(
  part: Part & { kind: 'category' },
  names: { starts: Int32Array; bytes: Uint8Array },
): TextRows {
  const from = new Uint32Array(part.length)
  const to = new Uint32Array(part.length)
  for (let i = 0; i < part.length; i++) {
    if (isMissing(part.missing, i)) continue
    const code = part.codes[i] as number
    from[i] = names.starts[code] as number
    to[i] = names.starts[code + 1] as number
  }
  return { bytes: names.bytes, from, to }
}

function timestampRows(
  part: Part & { kind: 'timestamp' | 'scaled' },
  values: Float64Array,
  format: TimestampFormat,
): TextRows {
  const from = new Uint32Array(part.length)
  const to = new Uint32Array(part.length)
  const bytes = new Uint8Array(part.length * 24)
  let end = 0
  for (let i = 0; i < part.length; i++) {
    from[i] = end
    if (!isMissing(part.missing, i)) {
      const text = formatIso(values[i] as number, format)
      for (let c = 0; c < text.length; c++) bytes[end++] = text.charCodeAt(c)
    }
    to[i] = end
  }
  return { bytes, from, to }
}

function writeLengths(
  { from, to }: TextRows,
  starts: Uint32Array | Float64Array,
  base: number,
  place: Uint32Array | undefined,
): void {
  for (let i = 0; i < from.length; i++) {
    const row = place === undefined ? base + i : (place[base + i] as number)
    if (row !== NONE) starts[row + 1] = (to[i] as number) - (from[i] as number)
  }
}

function writeBytes(
  { bytes, from, to }: TextRows,
  texts: TextData,
  base: number,
  place: Uint32Array | undefined,
) {
  const starts = texts.starts[0] as Uint32Array | Float64Array
  const only = texts.arena.length === 1 ? texts.arena[0] : undefined
  for (let i = 0; i < from.length; i++) {
    const row = place === undefined ? base + i : (place[base + i] as number)
    if (row === NONE || from[i] === to[i]) continue
    const start = starts[row] as number
    const segment = only ?? texts.arena[Math.floor(start / ARENA_SEGMENT_BYTES)]!
    copyText(bytes, from[i] as number, to[i] as number, segment, start % ARENA_SEGMENT_BYTES)
  }
}

/**
 * Turns lengths (entry `i + 1` holds that of text `i`) into starts, and gives the arena that they need. A text
 * that would cross two segments begins the second, and the first is cut short where its last text ends.
 */
export function layArena(
  starts: Uint32Array | Float64Array,
  segmentBytes = ARENA_SEGMENT_BYTES,
): Uint8Array[] {
  const arena: Uint8Array[] = []
  let segmentStart = 0
  let end = 0
  // entry `i` still holds the length of text `i - 1` when it is read
  let length = starts.length > 1 ? (starts[1] as number) : 0
  for (let i = 0; i + 1 < starts.length; i++) {
    if (end + length - segmentStart > segmentBytes) {
      arena.push(sharedArray.u8(end - segmentStart))
      segmentStart += segmentBytes
      end = segmentStart
    }
    starts[i] = end
    end += length
    const next = i + 2 < starts.length ? (starts[i + 2] as number) : 0
    starts[i + 1] = end
    length = next
  }
  arena.push(sharedArray.u8(end - segmentStart))
  return arena
}
