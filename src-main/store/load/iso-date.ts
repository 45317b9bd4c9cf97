import type { TimestampFormat } from '../columns/column-data.ts'

/**
 * The canonical form that the text `bytes[start, end)` may be a date in, judged by its length and separators;
 * `parseDates` then decides.
 */
export function isoFormat(bytes: Uint8Array, start: number, end: number): TimestampFormat | undefined {
  const length = end - start
  if (length < 10 || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return undefined
  if (length === 10) return 'date'
  if (length === 19) return bytes[start + 10] === 0x20 ? 'seconds-space' : 'seconds-t'
  if (length === 20) return 'seconds-z'
  return length === 24 ? 'millis-z' : undefined
}

/** The text form of an instant that `parseDates` read. */
export function formatIso(ms: number, format: TimestampFormat): string {
  const iso = new Date(ms).toISOString()
  if (format === 'date') return iso.slice(0, 10)
  if (format === 'seconds-space') return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
  if (format === 'seconds-t') return iso.slice(0, 19)
  return format === 'seconds-z' ? `${iso.slice(0, 19)}Z` : iso
}
