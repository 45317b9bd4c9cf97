import type { ColumnData, MissingBits, MixedData, ScaledData, StepArray } from '../columns/column-data.ts'
import { MixedTag } from '../columns/column-data.ts'
import { fillTexts } from './fill-text.ts'
import type { Part } from './part.ts'
import { isMissing } from './part.ts'
import { scaledValues } from './scaled-part.ts'
import { NONE } from './shared-array.ts'
import type { TextDictionary } from './text-dictionary.ts'

/** Where the rows of one part go. */
export type Placing = {
  /** Row of the table that the part begins at. */
  base: number
  /** Destination of each row of the table, or NONE; absent: rows stay where they are. */
  place?: Uint32Array | undefined
  /** For mixed columns: how many texts the parts before this one hold. */
  textBase: number
}

export type FillPass = 'values' | 'text-lengths' | 'text-bytes'

/** The number of a category in the settled column, by its code in this worker's dictionary. */
export type CodeMap = Uint16Array

/**
 * Writes a part into its settled column. Texts take two passes: their lengths, then, once lengths have been
 * summed to starts, their bytes. Several workers may fill one column at once.
 */
export function fill(
  part: Part,
  target: ColumnData,
  at: Placing,
  pass: FillPass,
  dictionary: TextDictionary | undefined,
  codes: CodeMap | undefined,
): void {
  if (pass !== 'values') return fillTexts(part, target, at, pass, dictionary)
  if ('missing' in target && target.missing !== undefined) fillMissing(part, target.missing, at)
  if (part.kind === 'missing') return
  switch (target.kind) {
    case 'sequence':
    case 'text':
      return
    case 'integer':
    case 'float':
    case 'timestamp': {
      const segment = target.segments[0] as Numbers
      return scatter(numbers(part, segment), segment, at)
    }
    case 'scaled': {
      const segment = target.segments[0] as StepArray
      return scatter(steps(part, target, segment), segment, at)
    }
    case 'boolean':
      return fillBits(part, target.values, at)
    case 'category':
      return fillCodes(part, target.segments[0] as Uint8Array | Uint16Array, at, codes as CodeMap)
    case 'mixed':
      return fillMixed(part, target, at)
  }
}

type Numbers = Int8Array | Int16Array | Int32Array | BigInt64Array | Float32Array | Float64Array

/** The part's numbers in the target's type. */
function numbers(part: Part, like: Numbers): Numbers {
  if (part.kind === 'sequence') {
    if (like instanceof BigInt64Array) {
      return BigInt64Array.from({ length: part.length }, (_, i) => BigInt(part.first + i))
    }
    const values = new (like.constructor as Float64ArrayConstructor)(part.length)
    for (let i = 0; i < values.length; i++) values[i] = part.first + i
    return values
  }
  if (part.kind === 'scaled')
    return numbers({ kind: 'float', length: part.length, values: scaledValues(part) }, like)
  if (part.kind !== 'integer' && part.kind !== 'float' && part.kind !== 'timestamp') {
    throw new Error(`a part of kind ${part.kind} in a column of numbers`)
  }
  const { values } = part
  if (values.constructor === like.constructor) return values
  if (like instanceof BigInt64Array) return BigInt64Array.from(values as Int32Array, BigInt)
  if (values instanceof BigInt64Array) return Float64Array.from(values, Number)
  return new (like.constructor as Float64ArrayConstructor)(values)
}

/** The part's numbers as steps of the target's scale. */
function steps(part: Part, { times, over }: ScaledData, like: StepArray): StepArray {
  if (part.kind !== 'scaled') {
    const whole = numbers(part, new Int32Array(0)) as Int32Array
    return new (like.constructor as Int32ArrayConstructor)(whole.map((value) => (value * over) / times))
  }
  const { values, scale } = part
  const factor = over / scale.over
  if (factor === 1 && values.constructor === like.constructor) return values
  const scaled = new (like.constructor as Int32ArrayConstructor)(values.length)
  for (let i = 0; i < values.length; i++) scaled[i] = (values[i] as number) * factor
  return scaled
}

/**
 * Copies elements to their places. Goes by width, not by type: four short loops that each see one kind of
 * array are several times faster than one loop that sees them all.
 */
export function scatter(from: ArrayBufferView, to: ArrayBufferView, at: Placing): void {
  const width = (to as Numbers).BYTES_PER_ELEMENT
  const source = bitsOf(from, width)
  const target = bitsOf(to, width)
  if (at.place === undefined) {
    target.set(source, width === 8 ? at.base * 2 : at.base)
  } else if (width === 1) scatter8(source as Uint8Array, target as Uint8Array, at.base, at.place)
  else if (width === 2) scatter16(source as Uint16Array, target as Uint16Array, at.base, at.place)
  else if (width === 4) scatter32(source as Uint32Array, target as Uint32Array, at.base, at.place)
  else scatter64(source as Uint32Array, target as Uint32Array, at.base, at.place)
}

function bitsOf(view: ArrayBufferView, width: number): Uint8Array | Uint16Array | Uint32Array {
  const { buffer, byteOffset, byteLength } = view
  if (width === 1) return new Uint8Array(buffer, byteOffset, byteLength)
  if (width === 2) return new Uint16Array(buffer, byteOffset, byteLength / 2)
  return new Uint32Array(buffer, byteOffset, byteLength / 4)
}

function scatter8(from: Uint8Array, to: Uint8Array, base: number, place: Uint32Array): void {
  for (let i = 0; i < from.length; i++) {
    const row = place[base + i] as number
    if (row !== NONE) to[row] = from[i] as number
  }
}

function scatter16(from: Uint16Array, to: Uint16Array, base: number, place: Uint32Array): void {
  for (let i = 0; i < from.length; i++) {
    const row = place[base + i] as number
    if (row !== NONE) to[row] = from[i] as number
  }
}

function scatter32(from: Uint32Array, to: Uint32Array, base: number, place: Uint32Array): void {
  for (let i = 0; i < from.length; i++) {
    const row = place[base + i] as number
    if (row !== NONE) to[row] = from[i] as number
  }
}

function scatter64(from: Uint32Array, to: Uint32Array, base: number, place: Uint32Array): void {
  const { length } = from
  for (let i = 0, j = 0; j < length; i++, j += 2) {
    const row = place[base + i] as number
    if (row === NONE) continue
    to[row * 2] = from[j] as number
    to[row * 2 + 1] = from[j + 1] as number
  }
}

function fillMissing(part: Part, target: MissingBits, at: Placing): void {
  const { length } = part
  if (part.kind === 'missing') for (let i = 0; i < length; i++) setBit(target, rowOf(at, i))
  else if (part.kind === 'mixed') {
    for (let i = 0; i < length; i++) if (part.tags[i] === MixedTag.missing) setBit(target, rowOf(at, i))
  } else if ('missing' in part && part.missing !== undefined) {
    fillMissingBits(part.missing, length, target, at)
  }
}

function fillMissingBits(missing: MissingBits, length: number, target: MissingBits, at: Placing): void {
  for (let byte = 0; byte * 8 < length; byte++) {
    // most have no bit set
    if (missing[byte] === 0) continue
    const to = Math.min((byte + 1) * 8, length)
    for (let i = byte * 8; i < to; i++) if (isMissing(missing, i)) setBit(target, rowOf(at, i))
  }
}

function fillBits(part: Part, target: Uint8Array, at: Placing): void {
  if (part.kind !== 'integer') throw new Error(`a part of kind ${part.kind} in a boolean column`)
  for (let i = 0; i < part.length; i++) if (part.values[i] === 1) setBit(target, rowOf(at, i))
}

/** Atomic, because neighbouring rows may belong to another worker. */
function setBit(bits: Uint8Array, row: number): void {
  if (row !== NONE) Atomics.or(bits, row >>> 3, 1 << (row & 7))
}

function fillCodes(part: Part, target: Uint8Array | Uint16Array, at: Placing, codes: CodeMap): void {
  if (part.kind !== 'category') throw new Error(`a part of kind ${part.kind} in a category column`)
  const narrow = target instanceof Uint8Array ? new Uint8Array(part.length) : new Uint16Array(part.length)
  translate(part.codes, codes, narrow)
  scatter(narrow, target, at)
}

function translate(from: ArrayLike<number>, codes: CodeMap, to: Uint8Array | Uint16Array): void {
  for (let i = 0; i < to.length; i++) to[i] = codes[from[i] as number] as number
}

function fillMixed(part: Part, target: MixedData, at: Placing): void {
  const tags = new Uint8Array(part.length)
  let payload = new BigInt64Array(part.length)
  const missing = 'missing' in part ? part.missing : undefined
  if (part.kind === 'mixed') {
    tags.set(part.tags)
    payload = part.payload.map((value, i) =>
      tags[i] === MixedTag.text ? value + BigInt(at.textBase) : value,
    )
  } else if (part.kind === 'sequence' || part.kind === 'integer') {
    tags.fill(MixedTag.integer)
    payload = numbers(part, payload) as BigInt64Array<ArrayBuffer>
  } else if (part.kind === 'float' || (part.kind === 'scaled' && part.format === undefined)) {
    tags.fill(MixedTag.float)
    const values = part.kind === 'float' ? part.values : scaledValues(part)
    payload = new BigInt64Array(Float64Array.from(values).buffer)
  } else {
    tags.fill(MixedTag.text)
    for (let i = 0; i < part.length; i++) payload[i] = BigInt(at.textBase + i)
  }
  if (missing !== undefined) {
    for (let i = 0; i < part.length; i++) if (isMissing(missing, i)) tags[i] = MixedTag.missing
  }
  scatter(tags, target.tags, at)
  scatter(payload, target.payload[0] as BigInt64Array, at)
}

function rowOf(at: Placing, i: number): number {
  return at.place === undefined ? at.base + i : (at.place[at.base + i] as number)
}
