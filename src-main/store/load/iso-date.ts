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
  const century = twoDigits(bytes, start)
  const ofCentury = twoDigits(bytes, start + 2)
  const year = century * 100 + ofCentury
  const month = twoDigits(bytes, start + 5)
  const day = twoDigits(bytes, start + 8)
  if ((century | ofCentury) < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return Number.NaN
  const midnight = daysFromCivil(year, month, day) * DAY_MS
  if (format === 'date') return midnight
  if (bytes[start + 10] !== (format === 'seconds-space' ? 0x20 : 0x54)) return Number.NaN
  if (bytes[start + 13] !== 0x3a || bytes[start + 16] !== 0x3a) return Number.NaN
  const hour = twoDigits(bytes, start + 11)
  const minute = twoDigits(bytes, start + 14)
  const second = twoDigits(bytes, start + 17)
  if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59) return Number.NaN
  const whole = midnight + ((hour * 60 + minute) * 60 + second) * 1000
  if (format === 'seconds-space' || format === 'seconds-t') return whole
  if (bytes[end - 1] !== 0x5a) return Number.NaN
  if (format === 'seconds-z') return whole
  if (bytes[start + 19] !== 0x2e) return Number.NaN
  const hundredths = twoDigits(bytes, start + 20)
  const last = twoDigits(bytes, start + 21)
  // two readings that overlap in the middle digit
  return (hundredths | last) < 0 ? Number.NaN : whole + hundredths * 10 + (last % 10)
}

/** The text form of an instant that {@link parseIso} read. */
export function formatIso(ms: number, format: TimestampFormat): string {
  const iso = new Date(ms).toISOString()
  if (format === 'date') return iso.slice(0, 10)
  if (format === 'seconds-space') return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`
  if (format === 'seconds-t') return iso.slice(0, 19)
  return format === 'seconds-z' ? `${iso.slice(0, 19)}Z` : iso
}

/** -1 unless both are digits. */
function twoDigits(bytes: Uint8Array, start: number): number {
  const tens = (bytes[start] as number) - 0x30
  const ones = (bytes[start + 1] as number) - 0x30
  return tens >>> 0 <= 9 && ones >>> 0 <= 9 ? tens * 10 + ones : -1
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Howard Hinnant's days_from_civil: days since 1970-01-01 in the proleptic Gregorian calendar. */
function daysFromCivil(year: number, month: number, day: number): number {
  // an era later, so that the year before 0000 is none below 0 and integer division will do
  const y = (month <= 2 ? year - 1 : year) + 400
  const era = (y / 400) | 0
  const yearOfEra = y - era * 400
  const dayOfYear = (((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0) + day - 1
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear
  return (era - 1) * 146_097 + dayOfEra - 719_468
}
