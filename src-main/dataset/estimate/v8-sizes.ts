/**
 * Bytes that V8 takes for the things that dict-style and object records are made of, by the bytes of a
 * pointer on its heap: 8 in Node, 4 where pointers are compressed (Electron). From V8's object layouts
 * (src/objects of V8 12 and 13); `v8-sizes.test.ts` holds them against the heap of the running V8.
 */
export type PointerBytes = 4 | 8

export const pointerBytes: PointerBytes = process.versions.electron === undefined ? 8 : 4

/** An object in dictionary mode with `count` properties: header, then a hash table of three words an entry. */
export function dictionaryBytes(count: number, p: PointerBytes): number {
  // NameDictionary: half as many again for slack, then the next power of two, at least 4
  const capacity = Math.max(4, nextPowerOfTwo(count + (count >> 1)))
  return 3 * p + (2 + 6 + 3 * capacity) * p
}

/** An object of a fixed shape. */
export function objectBytes(count: number, p: PointerBytes): number {
  return (3 + count) * p
}

/** A `Map`: three words an entry and a bucket for two; it doubles from 4 entries. */
export function mapBytes(count: number, p: PointerBytes): number {
  const capacity = Math.max(4, nextPowerOfTwo(count))
  return 4 * p + (2 + 3 + 3.5 * capacity) * p
}

/** An array that was filled by `push`: it starts at 17 elements and grows by half and 16. */
export function arrayBytes(length: number, p: PointerBytes): number {
  let capacity = 17
  while (capacity < length) capacity = capacity + 1 + ((capacity + 1) >> 1) + 16
  return 4 * p + (2 + capacity) * p
}

/** A flat string of one byte a character, as all of Latin-1 is. */
export function stringBytes(length: number, p: PointerBytes): number {
  return align(p + 8 + length, p)
}

/** A number that is not a small integer, held outside an array of numbers. */
export function heapNumberBytes(p: PointerBytes): number {
  return p + 8
}

/** Integers that need no object of their own: 32 bits, 31 where pointers are compressed. */
export function isSmall(least: bigint, most: bigint, p: PointerBytes): boolean {
  const limit = 2n ** (p === 8 ? 31n : 30n)
  return least >= -limit && most < limit
}

export function nextPowerOfTwo(value: number): number {
  return value <= 1 ? 1 : 2 ** Math.ceil(Math.log2(value))
}

function align(bytes: number, to: number): number {
  return Math.ceil(bytes / to) * to
}
