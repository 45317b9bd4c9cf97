/** Zeroed arrays that every thread can see. Memory is taken when first written to. */
export const sharedArray = {
  u8: (length: number) => new Uint8Array(new SharedArrayBuffer(length)),
  u16: (length: number) => new Uint16Array(new SharedArrayBuffer(length * 2)),
  u32: (length: number) => new Uint32Array(new SharedArrayBuffer(length * 4)),
  i8: (length: number) => new Int8Array(new SharedArrayBuffer(length)),
  i16: (length: number) => new Int16Array(new SharedArrayBuffer(length * 2)),
  i32: (length: number) => new Int32Array(new SharedArrayBuffer(length * 4)),
  i64: (length: number) => new BigInt64Array(new SharedArrayBuffer(length * 8)),
  f32: (length: number) => new Float32Array(new SharedArrayBuffer(length * 4)),
  f64: (length: number) => new Float64Array(new SharedArrayBuffer(length * 8)),
}

/** As for slabs (`part-slab.ts`): past 32 MiB, memory goes back to the system as soon as it is freed. */
const MAPPED_BYTES = 33 * 2 ** 20

/**
 * A shared array that does not outlive loading. Large ones reserve more than they need, so that what they
 * touched goes back when they are dropped.
 */
export function passingArray(length: number): Uint32Array {
  const bytes = length * 4
  const reserved = bytes < 2 ** 20 ? bytes : Math.max(bytes, MAPPED_BYTES)
  return new Uint32Array(new SharedArrayBuffer(reserved), 0, length)
}

/** No such node, row or edge. */
export const NONE = 0xffff_ffff

/** An endpoint whose cell holds nothing, as against {@link NONE}: one that no node has. */
export const ABSENT = 0xffff_fffe

/** Whether a node index stands for an endpoint that has no node. */
export function isUnresolved(node: number): boolean {
  return node >= ABSENT
}

export function countUnresolved(nodes: Uint32Array): number {
  let count = 0
  for (let i = 0; i < nodes.length; i++) if ((nodes[i] as number) >= ABSENT) count++
  return count
}
