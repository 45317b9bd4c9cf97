import { MEMORY_PAGES, moduleOf } from '../wasm/function.ts'
import { findCells, rememberShape, typesOf } from './cells.ts'
import { parseDates } from './dates.ts'
import * as numbers from './numbers.ts'
import { TABLES_END, writeTables } from './tables.ts'
import { codesOf, copyTexts, noteText, textRanges, textStarts } from './texts.ts'

const functions = [
  findCells,
  rememberShape,
  typesOf,
  textRanges,
  textStarts,
  copyTexts,
  noteText,
  codesOf,
  parseDates,
  ...Object.values(numbers),
]

type Kernel = (...parameters: number[]) => number

/** Memory of this thread that its kernels work in. Views of it stay good as it grows. */
const memory = new WebAssembly.Memory({ ...MEMORY_PAGES, shared: true })

// every thread of a process is given the same machine code: V8 finds modules again by their bytes
const instance = new WebAssembly.Instance(new WebAssembly.Module(moduleOf(functions)), { env: { memory } })

/** The loops that loading spends its time in, as WebAssembly: compiled once, fast from the first row on. */
export const kernel = instance.exports as Record<(typeof functions)[number]['name'], Kernel>

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
