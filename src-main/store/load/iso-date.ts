import type { TimestampFormat } from '../columns/column-data.ts'

const DAY_MS = 86_400_000

/**
 * The canonical form that the text `bytes[start, end)` may be a date in, judged by its length and separators;
 * {@link parseIso} then decides.
 */
export function isoFormat(bytes: Uint8Array, start: number, end: number): TimestampFormat | undefined {
  const length = end - start
  if (length < 10 || bytes[start + 4] !== 0x2d || bytes[start + 7] !== 0x2d) return undefined
  if (length === 10) return 'date'
  if (length === 19) return bytes[start + 10] === 0x20 ? 'seconds-space' : 'seconds-t'
  if (length === 20) return 'seconds-z'
  return length === 24 ? 'millis-z' : undefined
}

/**
 * Milliseconds since 1970 of a text that is exactly what {@link formatIso} would write, else NaN. Years are
 * 0000 to 9999 of the proleptic Gregorian calendar.
 */
export function parseIso(bytes: Uint8Array, start: number, end: number, format: TimestampFormat): number {
  if (isoFormat(bytes, start, end) !== format) return Number.NaN
  const year = digits(bytes, start, 4)
  const month = digits(bytes, start + 5, 2)
  const day = digits(bytes, start + 8, 2)
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return Number.NaN
  const midnight = daysFromCivil(year, month, day) * DAY_MS
  if (format === 'date') return midnight
  if (bytes[start + 10] !== (format === 'seconds-space' ? 0x20 : 0x54)) return Number.NaN
  if (bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a) return Number.NaN
  const hour = digits(bytes, start + 11, 2)
  const minute = digits(bytes, start + 14, 2)
  const second = digits(bytes, start + 17, 2)
  if (!(hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60)) return Number.NaN
  const whole = midnight + ((hour * 60 + minute) * 60 + second) * 1000
  if (format === 'seconds-space' || format === 'seconds-t') return whole
  if (bytes[end - 1] !== 0x5a) return Number.NaN
  if (format === 'seconds-z') return whole
  if (bytes[start + 19] !== 0x2e) return Number.NaN
  const millis = digits(bytes, start + 20, 3)
  return millis >= 0 ? whole + millis : Number.NaN
}

/** The text form of an instant that {@link parseIso} read. */
export function formatIso(ms: number, format: TimestampFormat): string {
  const iso = new Date(ms).toISOString()
  if (format === 'date') return iso.slice(0, 10)
  if (format === 'seconds-space') return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
  if (format === 'seconds-t') return iso.slice(0, 19)
  return format === 'seconds-z' ? `${iso.slice(0, 19)}Z` : iso
}

/** NaN unless all are digits. */
function digits(bytes: Uint8Array, start: number, count: number): number {
  let value = 0
  for (let i = start; i < start + count; i++) {
    const digit = (bytes[i] as number) - 0x30
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Howard Hinnant's days_from_civil: days since 1970-01-01 in the proleptic Gregorian calendar. */
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}
