import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatIso, isoFormat, parseIso } from './iso-date.ts'

const formats = ['date', 'seconds-space', 'seconds-t', 'seconds-z', 'millis-z'] as const
const dates = fc.date({
  min: new Date('0000-01-01'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

test('every canonical text is read back exactly', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom(...formats), (date, format) => {
      const text = formatIso(date.getTime(), format)
      const bytes = Buffer.from(text)
      expect(isoFormat(bytes, 0, bytes.length)).toBe(format)
      expect(formatIso(parseIso(bytes, 0, bytes.length, format), format)).toBe(text)
    }),
  )
})

test('what Date would not write the same way is no date', () => {
  for (const text of [
    '2001-02-29',
    '2001-13-01',
    '2001-00-10',
    '2001-1-01xx',
    '2001-01-01 24:00:00',
    '2001-01-01T00:00:60',
    '2001-01-01T00:00:00z',
  ]) {
    const bytes = Buffer.from(text)
    const format = isoFormat(bytes, 0, bytes.length)
    expect(format === undefined || Number.isNaN(parseIso(bytes, 0, bytes.length, format)), text).toBe(true)
  }
})
