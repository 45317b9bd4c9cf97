import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextData } from '../columns/column-data.ts'
import { fold } from '../../../src-shared/filter/fold.ts'
import { findBytes } from './find-bytes.ts'
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

test('pairs of bytes are found wherever a view of them starts', () => {
  const Byte = fc.constantFrom(0x61, 0x41, 0x62, 0x20, 0xc3, 0xa9, 0)
  fc.assert(
    fc.property(
      fc.array(Byte, { maxLength: 40 }),
      fc.nat(3),
      Byte,
      fc.option(Byte, { nil: undefined }),
      fc.nat(5),
      (some, offset, first, second, from) => {
        const view = new Uint8Array(new ArrayBuffer(some.length + offset), offset)
        view.set(some)
        const found: number[] = []
        const to = Math.max(from, view.length - 1)
        findBytes(view, [first, second], Math.min(from, view.length), Math.min(to, view.length), (at) => {
          found.push(at)
          return at + 1
        })
        const like = (byte: number | undefined, wanted: number) => ((byte ?? 0) | 0x20) === (wanted | 0x20)
        const places = [...some.keys()].filter((at) => at >= from && at < to && like(some[at], first))
        // those that surely have to be visited, and those that may be
        const sure = places.filter((at) => second === undefined || like(some[at + 1], second))
        expect(found.filter((at) => sure.includes(at))).toEqual(sure)
        expect(found.every((at) => places.includes(at))).toBe(true)
      },
    ),
    { numRuns: 1_000 },
  )
})
