import { freemem } from 'node:os'
import { afterEach, expect, test } from 'vitest'
import { memoryBudgetBytes, usableHeapBytes } from './memory-room.ts'

const MIB = 2 ** 20

afterEach(() => void delete process.env['SLOTGRAPH_STORE_MB'])

test.each([120, 500, 1000, 4096])('records stay within what --max-old-space-size=%d leaves them', (oldMb) => {
  // what V8 13.6 reports as the limit
  const usable = usableHeapBytes((oldMb + 192) * MIB)
  expect(usable).toBeLessThan(oldMb * MIB)
  expect(usable).toBeGreaterThan(oldMb * MIB * 0.5)
})

test('the budget is what the machine has left, or what was set if that is less', () => {
  const rssBytes = 500e6
  const budget = memoryBudgetBytes(rssBytes)
  // other programs take and give meanwhile
  expect(Math.abs(budget - (rssBytes + freemem() - 256e6))).toBeLessThan(2e9)
  process.env['SLOTGRAPH_STORE_MB'] = '300'
  expect(memoryBudgetBytes(rssBytes)).toBe(Math.min(300e6, memoryBudgetBytes(rssBytes)))
  process.env['SLOTGRAPH_STORE_MB'] = 'plenty'
  expect(memoryBudgetBytes(rssBytes)).toBeGreaterThan(300e6)
})
