import { workerData } from 'node:worker_threads'
import { MEMORY_PAGES } from '../wasm/memory-pages.ts'
import type { KernelName } from './module.ts'
import { TABLES_END, writeTables } from './tables.ts'

/** Part of the data of threads that are given the module, so that they need not put it together again. */
export type KernelData = { kernelModule: object }

const given = (workerData as KernelData | null | undefined)?.kernelModule
const module = given ?? (await import('./module.ts')).kernelModule

type Kernel = (...parameters: number[]) => number

/** Memory of this thread that its kernels work in. Views of it stay good as it grows. */
const memory = new WebAssembly.Memory({ ...MEMORY_PAGES, shared: true })

const instance = new WebAssembly.Instance(module, { env: { memory } })

/** Kernels take and give words; what a parameter is tells their definition. */
export const kernel = instance.exports as Record<KernelName, Kernel>

const PAGE_BYTES = 65_536

/** Kernels read whole longs, and copy them, past what is theirs. */
const SPARE_BYTES = 64

let bytes = new Uint8Array(memory.buffer)
let end = TABLES_END
writeTables(bytes)

/** All of the memory, as far as it reaches at present. */
export const kernelBytes = (): Uint8Array => bytes

/** Zeroed memory for kernels, for as long as the thread lives; gives where it begins, which divides by 16. */
export function reserve(length: number): number {
  const at = (end + 15) & ~15
  end = at + length
  const short = end + SPARE_BYTES - bytes.length
  if (short > 0) {
    memory.grow(Math.ceil(short / PAGE_BYTES))
    bytes = new Uint8Array(memory.buffer)
  }
  return at
}

/** As {@link reserve}: an array of words, whose `byteOffset` is its address. */
export function reserveWords(length: number): Int32Array {
  const at = reserve(length * 4)
  return new Int32Array(memory.buffer, at, length)
}
