import { MixedTag } from '../columns/column-data.ts'
import { formatIso } from './iso-date.ts'
import type { MissingBits } from '../columns/column-data.ts'
import type { Part } from './part.ts'
import { isMissing, markMissing } from './part.ts'
import type { TextDictionary } from './text-dictionary.ts'

/** A part and, where it is a category, what its codes mean. */
export type ReadablePart = { part: Part; dictionary: TextDictionary | undefined }

/**
 * One text a row: the JSON array of the row's cells, so that any key can be looked up as text. Missing where a
 * cell is missing or a blob. Equal numbers give equal text, whether they were stored as integers or floats.
 */
export function composeParts(columns: readonly ReadablePart[]): Part {
  const length = columns[0]?.part.length ?? 0
  const cells = columns.map(cellReader)
  const texts: Buffer[] = []
  const starts = new Uint32Array(length + 1)
  let missing: MissingBits | undefined
  for (let i = 0; i < length; i++) {
    const key = cells.map((cell) => cell(i))
    const whole = isWhole(key)
    if (!whole) missing = markMissing(missing, i, length)
    const text = Buffer.from(whole ? keyText(key) : '')
    texts.push(text)
    starts[i + 1] = (starts[i] as number) + text.length
  }
  return { kind: 'text', length, starts, bytes: Buffer.concat(texts), ...(missing && { missing }) }
}

/** Whether every cell of a key holds something that can be looked up. */
export function isWhole(key: readonly PartCell[]): key is (number | bigint | string)[] {
  return key.every((cell) => cell !== null && typeof cell !== 'object')
}

/** JSON of a key's cells; 64-bit integers keep every digit. */
export function keyText(cells: readonly (number | bigint | string)[]): string {
  return `[${cells.map((cell) => (typeof cell === 'bigint' ? cell.toString() : JSON.stringify(cell))).join(',')}]`
}

export type PartCell = null | number | bigint | string | { blobBytes: number }

/** Reads cells of a part one by one: for the few rows that are looked at singly. */
export function cellReader({ part, dictionary }: ReadablePart): (i: number) => PartCell {
  switch (part.kind) {
    case 'missing':
      return () => null
    case 'sequence':
      return (i) => part.first + i
    case 'integer':
    case 'float':
      return (i) => (isMissing(part.missing, i) ? null : safely(part.values[i] as number | bigint))
    case 'scaled': {
      const { values, scale, format, missing } = part
      return (i) => {
        if (isMissing(missing, i)) return null
        const value = ((values[i] as number) * scale.times) / scale.over
        return format === undefined ? value : formatIso(value, format)
      }
    }
    case 'timestamp':
      return (i) => (isMissing(part.missing, i) ? null : formatIso(part.values[i] as number, part.format))
    case 'category': {
      const names = (dictionary as TextDictionary).texts()
      return (i) =>
        isMissing(part.missing, i) ? null : textAt(names.bytes, names.starts, part.codes[i] as number)
    }
    case 'text':
      return (i) => (isMissing(part.missing, i) ? null : textAt(part.bytes, part.starts, i))
    case 'mixed': {
      const floats = new Float64Array(part.payload.buffer, part.payload.byteOffset, part.length)
      return (i) => {
        const payload = part.payload[i] as bigint
        const tag = part.tags[i]
        if (tag === MixedTag.missing) return null
        if (tag === MixedTag.integer) return safely(payload)
        if (tag === MixedTag.float) return floats[i] as number
        if (tag === MixedTag.text) return textAt(part.textBytes, part.textStarts, Number(payload))
        return { blobBytes: Number(payload) }
      }
    }
  }
}

function safely(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}

function textAt(bytes: Uint8Array, starts: Uint32Array | Int32Array, i: number): string {
  const start = starts[i] as number
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, (starts[i + 1] as number) - start).toString()
}
