/**
 * Zeroed arrays for work that is over before the next array of the same type is asked for: parts are made in
 * them and then kept elsewhere (`part-slab.ts`). A worker that made and dropped thousands of arrays instead
 * would leave the process's memory in holes that the allocator never gives back.
 */
export const scratch = {
  u8: (length: number) => taken(arrays.u8, length, (size) => (arrays.u8 = new Uint8Array(size))),
  u16: (length: number) => taken(arrays.u16, length, (size) => (arrays.u16 = new Uint16Array(size))),
  u32: (length: number) => taken(arrays.u32, length, (size) => (arrays.u32 = new Uint32Array(size))),
  i8: (length: number) => taken(arrays.i8, length, (size) => (arrays.i8 = new Int8Array(size))),
  i16: (length: number) => taken(arrays.i16, length, (size) => (arrays.i16 = new Int16Array(size))),
  i32: (length: number) => taken(arrays.i32, length, (size) => (arrays.i32 = new Int32Array(size))),
  i64: (length: number) => taken(arrays.i64, length, (size) => (arrays.i64 = new BigInt64Array(size))),
  f32: (length: number) => taken(arrays.f32, length, (size) => (arrays.f32 = new Float32Array(size))),
  f64: (length: number) => taken(arrays.f64, length, (size) => (arrays.f64 = new Float64Array(size))),
}

const arrays = {
  u8: new Uint8Array(0),
  u16: new Uint16Array(0),
  u32: new Uint32Array(0),
  i8: new Int8Array(0),
  i16: new Int16Array(0),
  i32: new Int32Array(0),
  i64: new BigInt64Array(0),
  f32: new Float32Array(0),
  f64: new Float64Array(0),
}

type Zeroable<A> = { length: number; subarray(from: number, to: number): A; fill(value: never): unknown }

function taken<A extends Zeroable<A>>(held: A, length: number, grow: (size: number) => A): A {
  if (length > held.length) return grow(Math.ceil(length * 1.25)).subarray(0, length)
  const array = held.subarray(0, length)
  array.fill((array instanceof BigInt64Array ? 0n : 0) as never)
  return array
}
