import type { Scale } from '../columns/scale.ts'
import { commonFraction, stepBits } from '../columns/scale.ts'
import type { PartSummary } from './part.ts'
import type { Form, SettleOptions } from './settle.ts'

export function settleIntegers(parts: readonly PartSummary[], options: SettleOptions): Form {
  const first = parts[0]?.first ?? 0
  let next = first
  const consecutive = parts.every((part) => {
    const follows = part.kind === 'sequence' && part.first === next
    next += part.length
    return follows
  })
  if (consecutive && options.inOrder) return { kind: 'sequence', first }
  if (options.boolean && parts.every((part) => part.kind === 'missing' || part.zeroOne)) {
    return { kind: 'boolean' }
  }
  const bits = Math.max(8, ...parts.map(integerBits))
  return { kind: 'integer', bits: bits as 8 | 16 | 32 | 64 }
}

function sequenceBits({ first, length }: PartSummary): number {
  const last = first + length - 1
  return [8, 16, 32].find((bits) => first >= -(2 ** (bits - 1)) && last < 2 ** (bits - 1)) ?? 64
}

export function isNumber({ kind, format }: PartSummary): boolean {
  return (
    kind === 'missing' ||
    kind === 'sequence' ||
    kind === 'integer' ||
    kind === 'float' ||
    (kind === 'scaled' && format === undefined)
  )
}

/** As fractions where those are narrower than floats. */
export function settleFloats(parts: readonly PartSummary[]): Form {
  const present = parts.filter(({ kind, length }) => kind !== 'missing' && length > 0)
  const bits = present.every(isSingle) ? 32 : 64
  const steps = present.map(stepsOf)
  if (!steps.every((part) => part !== undefined)) return { kind: 'float', bits }
  const scale = commonFraction(steps.map((part) => part.scale))
  if (scale === undefined) return { kind: 'float', bits }
  const narrow = stepBits(Math.max(...steps.map((part) => (part.most * scale.over) / part.scale.over)))
  return narrow < bits ? { kind: 'scaled', bits: narrow as 8 | 16 | 32, scale } : { kind: 'float', bits }
}

/** A float of 32 bits holds integers of up to 24 bits exactly, and as many sixty-fourths. */
function isSingle(part: PartSummary): boolean {
  if (part.kind === 'float') return part.bits === 32
  if (part.kind !== 'scaled') return integerBits(part) <= 16
  const { over } = part.scale as Scale
  return (over & (over - 1)) === 0 && part.most < 2 ** 24
}

/** What a part has as steps; undefined where its values are none. */
function stepsOf(part: PartSummary): { scale: Scale; most: number } | undefined {
  if (part.kind === 'scaled') return { scale: part.scale as Scale, most: part.most }
  const bits = integerBits(part)
  if (part.kind === 'float' || bits > 32) return undefined
  return { scale: { times: 1, over: 1 }, most: 2 ** (bits - 1) }
}

function integerBits(part: PartSummary): number {
  return part.kind === 'sequence' ? sequenceBits(part) : part.bits
}

/** Timestamps, where every part has them in one form. */
export function settleTimes(parts: readonly PartSummary[]): Form | undefined {
  const present = parts.filter(({ kind, length }) => kind !== 'missing' && length > 0)
  const [first] = present
  const { format } = first ?? {}
  if (first === undefined || format === undefined || present.some((part) => part.format !== format))
    return undefined
  if (present.some(({ kind }) => kind === 'timestamp')) return { kind: 'timestamp', format }
  const bits = stepBits(Math.max(...present.map(({ most }) => most))) as 8 | 16 | 32
  return { kind: 'scaled', bits, scale: first.scale as Scale, format }
}
