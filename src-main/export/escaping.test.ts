import fc from 'fast-check'
import { MultiDirectedGraph } from 'graphology'
import graphmlLibrary from 'graphology-graphml'
import { expect, test } from 'vitest'
import { cellText, floatText } from './cell-text.ts'
import { line } from './csv.ts'
import { newTally } from './tally.ts'
import { xmlText } from './xml.ts'

/** Any sequence of UTF-16 units, with those that escaping is about most of the time. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '&',
        '<',
        '>',
        '"',
        "'",
        ',',
        '\n',
        '\r',
        '\t',
        ' ',
        '\0',
        '\u0007',
        '\ufffe',
        '\ud800',
        '🚢',
      ),
      fc.nat(0xffff).map((unit) => String.fromCharCode(unit)),
    ),
  )
  .map((units) => units.join(''))

test('text in XML is read back as it was, but for characters that XML cannot hold', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const tally = newTally()
      const escaped = xmlText(text, tally)
      expect(escaped).not.toMatch(/[<>"'\t\n\r]/)
      // oxlint-disable-next-line no-control-regex
      expect(escaped).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/)
      expect(Buffer.from(escaped).toString()).toBe(escaped)
      const back = unescaped(escaped)
      expect(back).toHaveLength(text.length)
      const changed = back.split('').filter((unit, at) => unit !== text[at])
      expect(changed.every((character) => character === '\ufffd')).toBe(true)
      expect(changed).toHaveLength(tally.replacedCharacters)
    }),
  )
})

function unescaped(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
  return text.replaceAll(/&(?:#(\d+)|(\w+));/g, (_, code: string | undefined, name: string) =>
    code === undefined ? (names[name] ?? '?') : String.fromCodePoint(Number(code)),
  )
}

test('a reader of XML agrees', () => {
  const text = 'a <b> & "c" \'d\'\r\n\te ]]> &amp; 🚢'
  const xml = `<graphml><key id="k" for="node" attr.name="t" attr.type="string"/><graph edgedefault="directed"><node id="${xmlText(text, newTally())}"><data key="k">${xmlText(text, newTally())}</data></node></graph></graphml>`
  const graph = graphmlLibrary.parse(MultiDirectedGraph, xml)
  expect(graph.nodes()).toEqual([text])
  expect(graph.getNodeAttribute(text, 't')).toBe(text)
})

test('cells of CSV are read back as they were', () => {
  fc.assert(
    fc.property(fc.array(fc.option(texts), { minLength: 1 }), (cells) => {
      expect(cellsOf(line(cells))).toEqual(cells)
    }),
  )
})

/** The cells of one record, by the letter of RFC 4180. */
function cellsOf(record: string): (string | null)[] {
  const cells: (string | null)[] = []
  let rest = record.slice(0, -1)
  for (;;) {
    const [all, quoted, plain] = /^(?:"((?:[^"]|"")*)"|([^",\n]*))/.exec(rest) ?? ['', undefined, '']
    cells.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'))
    rest = rest.slice(all.length)
    if (rest === '') return cells
    expect(rest[0]).toBe(',')
    rest = rest.slice(1)
  }
}

test('floats keep every digit and look like floats', () => {
  fc.assert(
    fc.property(fc.double(), (value) => {
      const text = floatText(value)
      expect(Number(text)).toBe(value)
      expect(text).toMatch(/[.e]|Infinity|NaN/)
    }),
  )
})

test('integers keep every digit', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), (value) => {
      expect(BigInt(cellText(value, 'long') ?? '')).toBe(value)
    }),
  )
})
