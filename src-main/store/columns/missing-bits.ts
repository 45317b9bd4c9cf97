import type { MissingBits } from './column-data.ts'

/** Bytes that hold one bit for each of `length` records. */
export function bitBytes(length: number): number {
  return Math.ceil(length / 8)
}

/** Whether bit `i` is set; bits past the end of the array read as unset. */
export function bitAt(bits: MissingBits, i: number): boolean {
  return ((bits[i >>> 3] as number) & (1 << (i & 7))) !== 0
}

export function setBit(bits: MissingBits, i: number): void {
  bits[i >>> 3] = (bits[i >>> 3] as number) | (1 << (i & 7))
}

export function clearBit(bits: MissingBits, i: number): void {
  bits[i >>> 3] = (bits[i >>> 3] as number) & ~(1 << (i & 7))
}
