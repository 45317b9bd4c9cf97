import type { TimestampFormat } from '../columns/column-data.ts'
import type { Scale } from '../columns/scale.ts'
import type { PartSummary } from './part.ts'
import { isNumber, settleFloats, settleIntegers, settleTimes } from './settle-numbers.ts'
import { CATEGORY_LIMIT } from './text-dictionary.ts'

/** What a whole column turns out to be once all its parts are known. */
export type Settled = Form & { missing: boolean }

export type Form =
  | { kind: 'sequence'; first: number }
  | { kind: 'integer'; bits: 8 | 16 | 32 | 64 }
  | { kind: 'float'; bits: 32 | 64 }
  | { kind: 'scaled'; bits: 8 | 16 | 32; scale: Scale; format?: TimestampFormat }
  | { kind: 'boolean' }
  | { kind: 'timestamp'; format: TimestampFormat }
  | { kind: 'category'; names: Uint8Array[] }
  | { kind: 'text'; bytes: number }
  | { kind: 'mixed'; texts: number; bytes: number }

export type SettleOptions = {
  /** Rows are kept and in source order, so that consecutive integers stay consecutive. */
  inOrder: boolean
  /** The column was declared boolean. */
  boolean: boolean
  /** Distinct texts of all workers, when every part is a category; absent where a category is not wanted. */
  names?: Uint8Array[] | undefined
  /** Hold a category even where plain text would be smaller. */
  preferCategory?: boolean
}

/** The narrowest form that holds every part exactly. `parts` are in row order. */
export function settle(parts: readonly PartSummary[], options: SettleOptions): Settled {
  const kinds = new Set(parts.filter((part) => part.length > 0).map((part) => part.kind))
  const missing = parts.some((part) => part.hasMissing)
  kinds.delete('missing')
  if (kinds.size === 0) return { kind: 'integer', bits: 8, missing }
  if ([...kinds].every((kind) => kind === 'sequence' || kind === 'integer')) {
    return { ...settleIntegers(parts, options), missing }
  }
  const times = settleTimes(parts)
  if (times !== undefined) return { ...times, missing }
  if (parts.every((part) => isNumber(part) && part.safe)) return { ...settleFloats(parts), missing }
  if (parts.every(isText)) return settleTexts(parts, options, missing)
  const texts = sum(parts, (part) => part.texts)
  return { kind: 'mixed', texts, bytes: sum(parts, (part) => part.textBytes), missing }
}

function isText({ kind, format }: PartSummary): boolean {
  return kind === 'missing' || kind === 'text' || kind === 'category' || format !== undefined
}

function settleTexts(parts: readonly PartSummary[], options: SettleOptions, missing: boolean): Settled {
  const bytes = sum(parts, (part) => part.textBytes)
  const { names } = options
  if (names !== undefined && names.length <= CATEGORY_LIMIT) {
    const rows = sum(parts, (part) => part.length)
    const nameBytes = names.reduce((total, name) => total + name.length + 4, 4)
    const asCategory = rows * (names.length <= 256 ? 1 : 2) + nameBytes
    if (options.preferCategory === true || asCategory < bytes + rows * 4) {
      return { kind: 'category', names: names.toSorted((a, b) => Buffer.compare(a, b)), missing }
    }
  }
  return { kind: 'text', bytes, missing }
}

function sum(parts: readonly PartSummary[], of: (part: PartSummary) => number): number {
  return parts.reduce((total, part) => total + of(part), 0)
}
