import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Top } from './top.ts'

test('keeps what a full sort would have put first', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.nat(12), (scores, limit) => {
      const top = new Top(limit)
      scores.forEach((score, item) => top.offer(item, score))
      const sorted = scores.map((_, item) => item).toSorted((a, b) => scores[b]! - scores[a]! || a - b)
      expect(top.take()).toEqual(sorted.slice(0, limit))
    }),
  )
})
