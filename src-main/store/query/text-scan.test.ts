import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextData } from '../columns/column-data.ts'
import { fold } from '../../../src-shared/filter/fold.ts'
import { ByteFinder } from './byte-finder.ts'
import { Match, matchText, scanText } from './text-scan.ts'

function textData(texts: readonly string[]): TextData {
  const parts = texts.map((text) => new TextEncoder().encode(text))
  const starts = new Uint32Array(texts.length + 1)
  parts.forEach((part, at) => (starts[at + 1] = starts[at]! + part.length))
  const arena = new Uint8Array(starts[texts.length]!)
  parts.forEach((part, at) => arena.set(part, starts[at]))
  return { kind: 'text', length: texts.length, starts: [starts], arena: [arena] }
}

const Letters = fc.string({ unit: fc.constantFrom('a', 'A', 'b', 'é', '-'), maxLength: 8 })

test('a scan over bytes finds what a scan over strings finds', () => {
  fc.assert(
    fc.property(
      fc.array(Letters),
      Letters.filter((text) => text !== ''),
      (texts, typed) => {
        const needle = fold(typed)
        const found: [number, Match][] = []
        scanText(textData(texts), needle, (row, match) => found.push([row, match]))
        const wanted = texts
          .map((text, row): [number, Match] => [row, matchText(text, needle)])
          .filter(([, match]) => match !== Match.none)
        expect(found).toEqual(wanted)
      },
    ),
    { numRuns: 1_000 },
  )
})

test('bytes are found wherever a view of them starts', () => {
  const Bytes = fc.uint8Array({ maxLength: 40 })
  fc.assert(
    fc.property(Bytes, fc.nat(3), fc.constantFrom(0x61, 0x20, 0xc3, 0x31), (bytes, offset, wanted) => {
      const view = new Uint8Array(new ArrayBuffer(bytes.length + offset), offset)
      view.set(bytes)
      const finder = new ByteFinder(view, wanted)
      const found: number[] = []
      for (let at = finder.next(0, view.length); at < view.length; at = finder.next(at + 1, view.length))
        found.push(at)
      expect(found).toEqual([...bytes.keys()].filter((at) => (bytes[at]! | 0x20) === (wanted | 0x20)))
    }),
  )
})
