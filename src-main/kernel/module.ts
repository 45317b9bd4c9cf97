import { moduleOf } from '../wasm/function.ts'
import { findCells, rememberShape, typesOf } from './cells.ts'
import { parseDates } from './dates.ts'
import * as numbers from './numbers.ts'
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

export type KernelName = (typeof functions)[number]['name']

/** The loops that loading spends its time in, as WebAssembly: compiled once for all threads, fast from the first row. */
export const kernelModule = new WebAssembly.Module(moduleOf(functions))
