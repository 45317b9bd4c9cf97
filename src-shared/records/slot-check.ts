import type { CellValue } from './cell-value.ts'
import type { SlotType } from './slot-type.ts'

/** Takes what is written to a slot and gives what it reads back as, or `undefined` where it cannot be held. */
export type SlotCheck = (value: unknown) => CellValue | undefined

/** The largest distance from 1970 that a Date can hold (ECMA-262, "Time Values and Time Range"). */
const TIME_RANGE_MS = 8.64e15

const LONG_MIN = -(2n ** 63n)
const LONG_MAX = 2n ** 63n - 1n

/** The check of a slot type; made once a slot, so that a write costs a call and a comparison or two. */
export function slotCheck(type: SlotType): SlotCheck {
  const check = checkOf(type)
  return type.isOptional ? (value) => (value === null || value === undefined ? null : check(value)) : check
}

/** What a slot takes, for messages: `int8: -128 to 127`. */
export function slotRange(type: SlotType): string {
  return `${type.name}: ${rangeOf(type)}${type.isOptional ? ', or null' : ''}`
}

function checkOf(type: SlotType): SlotCheck {
  switch (type.kind) {
    case 'integer':
      return integerCheck(type.bits)
    case 'float':
      return type.bits === 32
        ? (value) => (typeof value === 'number' ? Math.fround(value) : undefined)
        : (value) => (typeof value === 'number' ? value : undefined)
    case 'boolean':
      return (value) => (typeof value === 'boolean' ? value : undefined)
    case 'category':
      return type.names === undefined ? textCheck : nameCheck(new Set(type.names))
    case 'text':
      return textCheck
    case 'timestamp':
      return (value) => (typeof value === 'number' && Math.abs(value) <= TIME_RANGE_MS ? value : undefined)
    case 'mixed':
      return mixedCheck
  }
}

function integerCheck(bits: number): SlotCheck {
  const max = bits === 64 ? Number.MAX_SAFE_INTEGER : 2 ** (bits - 1) - 1
  const min = bits === 64 ? Number.MIN_SAFE_INTEGER : -max - 1
  const longs = bits === 64
  return (value) => {
    // + 0 turns -0, which an integer column cannot hold, into 0
    if (typeof value === 'number')
      return Number.isInteger(value) && value >= min && value <= max ? value + 0 : undefined
    if (typeof value !== 'bigint') return undefined
    if (value >= min && value <= max) return Number(value)
    return longs && value >= LONG_MIN && value <= LONG_MAX ? value : undefined
  }
}

/** UTF-8 cannot hold an unpaired surrogate: such a text would come back changed. */
function textCheck(value: unknown): string | undefined {
  return typeof value === 'string' && isWellFormed(value) ? value : undefined
}

function isWellFormed(value: string): boolean {
  // ES2024: in every engine we run on (V8 11.1 on), not yet in lib ES2023
  return (value as string & { isWellFormed(): boolean }).isWellFormed()
}

function nameCheck(names: ReadonlySet<string>): SlotCheck {
  return (value) => (typeof value === 'string' && names.has(value) ? value : undefined)
}

const longCheck = integerCheck(64)

function mixedCheck(value: unknown): CellValue | undefined {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return longCheck(value)
  if (typeof value === 'string') return textCheck(value)
  if (typeof value !== 'object' || value === null || !('blobBytes' in value)) return undefined
  const { blobBytes } = value
  return typeof blobBytes === 'number' && Number.isSafeInteger(blobBytes) && blobBytes >= 0
    ? { blobBytes }
    : undefined
}

function rangeOf({ kind, bits, names }: SlotType): string {
  switch (kind) {
    case 'integer':
      return bits === 64
        ? 'an integer, as a bigint past 2^53'
        : `${-(2 ** (bits - 1))} to ${2 ** (bits - 1) - 1}`
    case 'float':
      return 'a number'
    case 'boolean':
      return 'true or false'
    case 'category':
      return names === undefined ? 'well-formed text' : `one of ${names.join(', ')}`
    case 'text':
      return 'well-formed text'
    case 'timestamp':
      return 'milliseconds since 1970 within ±8.64e15'
    case 'mixed':
      return 'a number, a 64-bit bigint, well-formed text or a blob length'
  }
}
