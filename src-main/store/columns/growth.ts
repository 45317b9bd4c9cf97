import { ARENA_SEGMENT_BYTES, SEGMENT_LENGTH } from './column-data.ts'

/** First capacity of a growing array: a page of 8-byte values. */
const FIRST_CAPACITY = 512

/** Past this many elements growing by half keeps the spare capacity, and the copy, small. */
const HALVING_CAPACITY = 1 << 20

/**
 * From this size on an array reserves the addresses of a whole segment and grows in place: nothing is copied,
 * no freed block lingers in the allocator (which kept 60 MB of a 37 MB store), and pages are taken when written.
 */
const RESERVING_BYTES = 1 << 20

/** The constructor of one of the arrays that columns are made of. */
export type ArrayType<A> = {
  new (buffer: SharedArrayBuffer, at?: number, length?: number): A
  readonly BYTES_PER_ELEMENT: number
}

type AnyArray = { readonly length: number; readonly buffer: ArrayBufferLike; readonly byteOffset: number }

/** A zeroed array that every thread can see. */
export function sharedArrayOf<A>(type: ArrayType<A>, length: number): A {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT))
}

/** The capacity to grow to so that `needed` elements fit: amortised constant time an element. */
export function grownCapacity(capacity: number, needed: number): number {
  const factor = capacity < HALVING_CAPACITY ? 2 : 1.5
  return Math.max(FIRST_CAPACITY, needed, Math.ceil(capacity * factor))
}

/**
 * The first `used` elements with room for `capacity`: the array itself where that is its length, a view on the
 * same memory where room was reserved, else a copy. Trimming copies, so that what stays is ordinary memory:
 * growable buffers are missing from `process.memoryUsage().arrayBuffers`.
 */
export function resized<A extends AnyArray>(type: ArrayType<A>, array: A, used: number, capacity: number): A {
  if (array.length === capacity) return array
  const { buffer, byteOffset } = array
  const end = byteOffset + capacity * type.BYTES_PER_ELEMENT
  const grows = capacity > array.length
  if (grows && isGrowable(buffer) && end <= buffer.maxByteLength) {
    if (end > buffer.byteLength) buffer.grow(end)
    return new type(buffer, byteOffset, capacity)
  }
  const copy = grows ? reservedArrayOf(type, capacity) : sharedArrayOf(type, capacity)
  // both arrays are of one type, which a union of array types cannot say
  ;(copy as unknown as Uint8Array).set((array as unknown as Uint8Array).subarray(0, used))
  return copy
}

function reservedArrayOf<A>(type: ArrayType<A>, length: number): A {
  const bytes = length * type.BYTES_PER_ELEMENT
  if (bytes < RESERVING_BYTES) return sharedArrayOf(type, length)
  // an arena segment is as long as a segment of 8-byte values
  const maxByteLength = Math.max(
    bytes,
    type.BYTES_PER_ELEMENT === 1 ? ARENA_SEGMENT_BYTES : SEGMENT_LENGTH * type.BYTES_PER_ELEMENT,
  )
  try {
    return new type(new GrowableBuffer(bytes, { maxByteLength }), 0, length)
  } catch (error) {
    // no addresses left to reserve, as under `ulimit -v`: growing then copies
    if (error instanceof RangeError) return sharedArrayOf(type, length)
    throw error
  }
}

/** ES2024's growable shared memory: in every engine we run on (V8 11.1 on), not yet in lib ES2023. */
type Growable = SharedArrayBuffer & {
  readonly growable: boolean
  readonly maxByteLength: number
  grow(bytes: number): void
}

const GrowableBuffer = SharedArrayBuffer as unknown as {
  new (bytes: number, options: { maxByteLength: number }): SharedArrayBuffer
}

function isGrowable(buffer: ArrayBufferLike): buffer is Growable {
  return 'growable' in buffer && buffer.growable === true
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
