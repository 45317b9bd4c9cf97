import { SEGMENT_LENGTH } from './column-data.ts'

/** First capacity of a growing array: a page of 8-byte values. */
const FIRST_CAPACITY = 512

/** Past this many elements growing by half keeps the spare capacity, and the copy, small. */
const HALVING_CAPACITY = 1 << 20

/** The constructor of one of the arrays that columns are made of. */
export type ArrayType<A> = { new (buffer: SharedArrayBuffer): A; readonly BYTES_PER_ELEMENT: number }

type AnyArray = { readonly length: number }

/** A zeroed array that every thread can see. */
export function sharedArrayOf<A>(type: ArrayType<A>, length: number): A {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
}

/** The capacity to grow to so that `needed` elements fit: amortised constant time an element. */
export function grownCapacity(capacity: number, needed: number): number {
  const factor = capacity < HALVING_CAPACITY ? 2 : 1.5
  return Math.max(FIRST_CAPACITY, needed, Math.ceil(capacity * factor))
}

/** The first `used` elements with room for `capacity`: the array itself where that is its length. */
export function resized<A extends AnyArray>(type: ArrayType<A>, array: A, used: number, capacity: number): A {
  if (array.length === capacity) return array
  const copy = sharedArrayOf(type, capacity)
  // both arrays are of one type, which a union of array types cannot say
  ;(copy as unknown as Uint8Array).set((array as unknown as Uint8Array).subarray(0, used))
  return copy
}

/**
 * Makes room for element `length` of a segmented array, in place, and says whether it had to. Only the last
 * segment grows; a full one is followed by another.
 */
export function growSegments<A extends AnyArray>(type: ArrayType<A>, segments: A[], length: number): boolean {
  const last = segments.length - 1
  const segment = segments[last]
  const used = length - last * SEGMENT_LENGTH
  if (segment !== undefined && used < segment.length) return false
  if (segment === undefined || used === SEGMENT_LENGTH) segments.push(sharedArrayOf(type, FIRST_CAPACITY))
  else
    segments[last] = resized(
      type,
      segment,
      used,
      Math.min(SEGMENT_LENGTH, grownCapacity(segment.length, used + 1)),
    )
  return true
}

/** Gives back what the last segment has to spare past `length` elements. */
export function trimSegments<A extends AnyArray>(type: ArrayType<A>, segments: A[], length: number): void {
  const last = segments.length - 1
  const segment = segments[last]
  const used = length - last * SEGMENT_LENGTH
  if (segment !== undefined) segments[last] = resized(type, segment, used, used)
}
