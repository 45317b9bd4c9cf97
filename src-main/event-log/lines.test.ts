import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LineCutter, LONGEST_LINE, type Line } from './lines.ts'

function cut(bytes: Uint8Array, sizes: readonly number[]): Line[] {
  const cutter = new LineCutter()
  const lines: Line[] = []
  let from = 0
  for (const size of [...sizes, bytes.length]) {
    lines.push(...cutter.cut(bytes.subarray(from, from + size)))
    from += size
  }
  return [...lines, ...cutter.end()]
}

test('lines come out the same wherever the chunks end, within a character too', () => {
  const line = fc.string({ unit: fc.constantFrom('a', 'é', '漢', '😀', ' ', '\t'), maxLength: 8 })
  fc.assert(
    fc.property(fc.array(line), fc.constantFrom('\n', '\r\n'), fc.array(fc.nat(5)), (lines, end, sizes) => {
      const bytes = new TextEncoder().encode(lines.map((each) => each + end).join(''))
      expect(cut(bytes, sizes)).toEqual(lines)
    }),
  )
})

test('the last line needs no end, and a mark of the encoding is none of it', () => {
  expect(cut(new TextEncoder().encode('\u{feff}one\ntwo'), [])).toEqual(['one', 'two'])
})

test('a line without an end is dropped as it comes, and the next one is read', () => {
  const cutter = new LineCutter()
  const chunk = new TextEncoder().encode('x'.repeat(LONGEST_LINE / 2))
  const lines = Array.from({ length: 20 }, () => [...cutter.cut(chunk)]).flat()
  lines.push(...cutter.cut(new TextEncoder().encode('\nnext\n')))
  expect(lines).toEqual([{ tooLong: 'x'.repeat(200) }, 'next'])
})
