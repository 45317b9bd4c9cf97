import fc from 'fast-check'
import { expect, test } from 'vitest'
import { IntegerSet } from './integer-set.ts'

test('holds what a Set holds, in ascending order', () => {
  const value = fc.oneof(
    fc.bigInt({ min: -9n, max: 9n }),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  )
  fc.assert(
    fc.property(fc.array(value, { maxLength: 9000, size: 'max' }), (values) => {
      const set = new IntegerSet()
      for (const one of values) set.add(one)
      expect([...set.ascending()]).toEqual(
        [...new Set(values)].toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
      )
    }),
    { numRuns: 30 },
  )
})
