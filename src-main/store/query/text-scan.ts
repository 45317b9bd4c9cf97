import { fold } from '../../../src-shared/filter/fold.ts'
import type { TextData } from '../columns/column-data.ts'
import { findBytes, rarestAt } from './find-bytes.ts'

/**
 * How well a text matches what was typed, best first. Case is ignored for A to Z only, as SQLite's LIKE does:
 * the same in every mode, and it lets text be compared as bytes.
 */
export const Match = { none: 0, substring: 1, prefix: 2, exact: 3 } as const
export type Match = (typeof Match)[keyof typeof Match]

/** How `text` matches `needle`, which is folded already. */
export function matchText(text: string, needle: string): Match {
  const at = fold(text).indexOf(needle)
  if (at < 0) return Match.none
  if (at > 0) return Match.substring
  return text.length === needle.length ? Match.exact : Match.prefix
}

const FOLDED = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte))

/**
 * Calls `found` for every row of `[from, to)` whose text holds `needle` (folded, not empty). Runs over the arena's
 * bytes in order, without making a string: well below a nanosecond a byte. Rows that are missing may be found with
 * what they held before. Returns `false`, having done nothing, for an arena of several segments.
 */
export function scanText(
  data: TextData,
  needle: string,
  found: (row: number, match: Match) => void,
  from = 0,
  to = data.length,
): boolean {
  if (data.arena.length > 1 || data.starts.length > 1) return false
  const arena = data.arena[0]
  const starts = data.starts[0]
  const bytes = new TextEncoder().encode(needle)
  if (!arena || !starts || bytes.length === 0) return true
  const place = rarestAt(bytes)
  const pair = [bytes[place]!, bytes[place + 1]] as const
  let row = from
  // positions of the byte looked for, not of the needle's first
  const end = starts[to]! - bytes.length + place + 1
  findBytes(arena, pair, starts[from]! + place, end, (at) => {
    const start = at - place
    if (!isAt(arena, start, bytes)) return at + 1
    row = rowAt(starts, to, row, start)
    const rowEnd = starts[row + 1]!
    // a match that straddles two texts is none; a real one may start right after this byte
    if (start + bytes.length > rowEnd) return at + 1
    const atStart = start === starts[row]
    found(row, !atStart ? Match.substring : rowEnd - start === bytes.length ? Match.exact : Match.prefix)
    row++
    return rowEnd + place
  })
  return true
}

function isAt(arena: Uint8Array, start: number, bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if (FOLDED[arena[start + i]!] !== bytes[i]) return false
  return true
}

/** The row whose bytes hold position `at`, at or after `from`: galloping, so that dense matches cost little. */
function rowAt(starts: Uint32Array | Float64Array, rows: number, from: number, at: number): number {
  let step = 1
  let low = from
  while (low + step < rows && starts[low + step]! <= at) {
    low += step
    step *= 2
  }
  let high = Math.min(rows - 1, low + step)
  while (low < high) {
    const middle = (low + high + 1) >>> 1
    if (starts[middle]! <= at) low = middle
    else high = middle - 1
  }
  return low
}
