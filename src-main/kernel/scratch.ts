import { kernelBytes, reserve } from './kernel.ts'

/**
 * Arrays in the memory of kernels, for work that is over before the next array of the same type is asked for: parts
 * are made in them and then kept elsewhere. They hold whatever was there before; `byteOffset` is the address.
 */
export const scratch = {
  u8: (length: number) => taken('u8', Uint8Array, length),
  u16: (length: number) => taken('u16', Uint16Array, length),
  u32: (length: number) => taken('u32', Uint32Array, length),
  i8: (length: number) => taken('i8', Int8Array, length),
  i16: (length: number) => taken('i16', Int16Array, length),
  i32: (length: number) => taken('i32', Int32Array, length),
  i64: (length: number) => taken('i64', BigInt64Array, length),
  f32: (length: number) => taken('f32', Float32Array, length),
  f64: (length: number) => taken('f64', Float64Array, length),
  /** Bits of missing rows. */
  bits: (rows: number) => taken('bits', Uint8Array, (rows + 7) >>> 3),
  /** Where texts begin and end. */
  from: (length: number) => taken('from', Int32Array, length),
  to: (length: number) => taken('to', Int32Array, length),
  /** Texts that do not lie in memory of kernels already. */
  textBytes: (length: number) => taken('textBytes', Uint8Array, length),
}

type ArrayKind<A> = {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): A
}

const held = new Map<string, { at: number; bytes: number }>()

function taken<A>(name: string, kind: ArrayKind<A>, length: number): A {
  const wanted = length * kind.BYTES_PER_ELEMENT
  let room = held.get(name)
  if (room === undefined || room.bytes < wanted) {
    const bytes = Math.ceil(wanted * 1.25)
    room = { at: reserve(bytes), bytes }
    held.set(name, room)
  }
  return new kind(kernelBytes().buffer, room.at, length)
}
