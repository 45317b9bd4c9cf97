import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AttributeCells } from './attribute-cells.ts'
import type { CellValue } from './cell-value.ts'

const value = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.constantFrom('seen', 'not seen'),
)

test('what cells take follows from what they hold, whatever was written and removed before', () => {
  const write = fc.tuple(fc.integer({ min: 0, max: 20 }), fc.option(value, { nil: undefined }))
  fc.assert(
    fc.property(fc.array(write, { maxLength: 60 }), (writes) => {
      const cells = new AttributeCells()
      const model = new Map<number, CellValue>()
      for (const [i, cell] of writes) {
        if (cell === undefined) {
          expect(cells.delete(i)).toBe(model.delete(i))
        } else {
          cells.set(i, cell)
          model.set(i, cell)
        }
      }
      expect([...cells.entries()]).toEqual([...model])
      // texts that few records share are counted once, and stay counted
      const texts = new Set(writes.flatMap(([, cell]) => (typeof cell === 'string' ? [cell] : [])))
      const anew = new AttributeCells()
      for (const text of texts) anew.set(0, text)
      anew.delete(0)
      for (const [i, cell] of model) anew.set(i, cell)
      expect(cells.bytes).toBe(anew.bytes)
    }),
  )
})

test('an entry takes a place of the table, which doubles, and what it points to', () => {
  const cells = new AttributeCells()
  for (let i = 0; i < 100_000; i++) cells.set(i, i)
  expect(cells.bytes).toBe(131_072 * 28)
  cells.set(0, 0.5)
  expect(cells.bytes).toBe(131_072 * 28 + 16)
  cells.set(0, 'a note')
  expect(cells.bytes).toBe(131_072 * 28 + 24)
})
