import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatBytesExact,
  formatCount,
  formatCountOf,
  formatCountShort,
  formatDuration,
  formatRate,
  formatRatio,
  formatShare,
} from './units.ts'

describe('bytes', () => {
  it.each([
    [0, '0 B'],
    [37, '37 B'],
    [999, '999 B'],
    [1000, '1 kB'],
    [61_200_384, '61.2 MB'],
    [999_600_000, '1 GB'],
    [1_213_000_000, '1.21 GB'],
    [24_000_000_000_000, '24 TB'],
    [-5_500_000, '-5.5 MB'],
  ])('%d reads %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text))

  it('has an exact form', () => expect(formatBytesExact(61_200_384)).toBe('61,200,384 bytes'))
})

describe('counts', () => {
  it('are grouped', () => expect(formatCount(1_000_000)).toBe('1,000,000'))
  it('know the singular', () => {
    expect(formatCountOf(1, 'node')).toBe('1 node')
    expect(formatCountOf(2, 'node')).toBe('2 nodes')
    expect(formatCountOf(3, 'entry', 'entries')).toBe('3 entries')
  })
  it.each([
    [3749, '3,749'],
    [57_645, '57.6 k'],
    [1_000_000, '1 M'],
    [1_200_000_000, '1.2 G'],
  ])('%d is short as %s', (count, text) => expect(formatCountShort(count)).toBe(text))
})

describe('durations', () => {
  it.each([
    [0.83, '0.8 ms'],
    [450, '450 ms'],
    [999.7, '1 s'],
    [1400, '1.4 s'],
    [60_000, '1 min'],
    [65_000, '1 min 5 s'],
    [7_800_000, '2 h 10 min'],
  ])('%d ms reads %s', (ms, text) => expect(formatDuration(ms)).toBe(text))
})

it('rates carry their unit', () => expect(formatRate(1_234_567, 'rows')).toBe('1.23 M rows/s'))
it('ratios carry their sign', () => {
  expect(formatRatio(14.62)).toBe('14.6×')
  expect(formatRatio(2)).toBe('2×')
})
it('shares never claim nothing or all falsely', () => {
  expect(formatShare(0)).toBe('0%')
  expect(formatShare(0.001)).toBe('<1%')
  expect(formatShare(0.924)).toBe('92%')
  expect(formatShare(0.999)).toBe('>99%')
  expect(formatShare(1)).toBe('100%')
})
