import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DATE_FORMS } from '../../kernel/layouts.ts'
import { kernel } from '../../kernel/kernel.ts'
import { scratch } from '../../kernel/scratch.ts'
import { formatIso, isoFormat } from './iso-date.ts'

const dates = fc.date({
  min: new Date('0000-01-01'),
  max: new Date('9999-12-31T23:59:59.999Z'),
  noInvalidDate: true,
})

/** The milliseconds that a text stands for in the form, or NaN. */
function parsed(text: Uint8Array, format: string): number {
  const bytes = scratch.u8(text.length)
  bytes.set(text)
  const from = scratch.from(1).fill(bytes.byteOffset)
  const to = scratch.to(1).fill(bytes.byteOffset + text.length)
  const values = scratch.f64(1)
  const form = DATE_FORMS.findIndex((name) => name === format)
  const read = kernel.parseDates(from.byteOffset, to.byteOffset, 1, 0, form, values.byteOffset)
  return read === 1 ? (values[0] as number) : Number.NaN
}

test('every canonical text is read back exactly', () => {
  fc.assert(
    fc.property(dates, fc.constantFrom(...DATE_FORMS), (date, format) => {
      const text = formatIso(date.getTime(), format)
      const bytes = Buffer.from(text)
      expect(isoFormat(bytes, 0, bytes.length)).toBe(format)
      expect(formatIso(parsed(bytes, format), format)).toBe(text)
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
    expect(format === undefined || Number.isNaN(parsed(bytes, format)), text).toBe(true)
  }
})
