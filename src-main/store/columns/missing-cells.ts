import type { MissingBits } from './column-data.ts'
import { grownCapacity, resized } from './growth.ts'
import { bitAt, bitBytes, clearBit, setBit } from './missing-bits.ts'

type Missable = { length: number; missing?: MissingBits }

/**
 * Marks cell `i` of a column as missing or present; the bitmap comes into being with the first missing cell.
 * Says whether that happened, or the bitmap moved: the column then needs a new view.
 */
export function markMissing(data: Missable, i: number, missing: boolean): boolean {
  const bits = data.missing
  const roomy = bits !== undefined && i >>> 3 < bits.length
  if (!missing) {
    if (roomy && bitAt(bits, i)) clearBit(bits, i)
    return false
  }
  if (roomy) {
    setBit(bits, i)
    return false
  }
  const needed = bitBytes(Math.max(i + 1, data.length))
  data.missing = resized(
    Uint8Array,
    bits ?? new Uint8Array(0),
    bits?.length ?? 0,
    grownCapacity(bits?.length ?? 0, needed),
  )
  setBit(data.missing, i)
  return true
}

/** Cuts the bitmap to the column's length, and drops it where nothing is missing any more. */
export function settleMissing(data: Missable): void {
  const bits = data.missing
  if (bits === undefined) return
  const used = bitBytes(data.length)
  if (bits.subarray(0, used).every((byte) => byte === 0)) delete data.missing
  else data.missing = resized(Uint8Array, bits, Math.min(used, bits.length), used)
}
