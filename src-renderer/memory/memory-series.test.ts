import { expect, it } from 'vitest'
import type { MemorySample, ProcessName } from '../../src-shared/contract/memory.ts'
import { MemorySeries } from './memory-series.ts'

const sample = (process: ProcessName, at: number, rssBytes: number): MemorySample => ({
  process,
  pid: 1,
  at,
  rssBytes,
  heapUsedBytes: null,
  heapLimitBytes: null,
  arrayBufferBytes: 5,
  externalBytes: null,
  collectorPauses: null,
})

it('keeps columns of one length, also for processes that come later', () => {
  const series = new MemorySeries()
  series.add([sample('main', 1000, 10)])
  series.add([sample('main', 1250, 11), sample('dict', 1251, 90)])
  expect(series.times).toEqual([1, 1.251])
  expect(series.columns.get('main rss')).toEqual([10, 11])
  expect(series.columns.get('dict rss')).toEqual([null, 90])
  expect(series.columns.get('dict buffers')).toEqual([null, 5])
})

it('lets the line of an ended process fall to nothing and end', () => {
  const series = new MemorySeries()
  series.add([sample('main', 1000, 10), sample('dict', 1000, 90)])
  for (const at of [1250, 1500, 1750]) series.add([sample('main', at, 10)])
  expect(series.columns.get('dict rss')).toEqual([90, 0, null, null])
})

it('passes over rows that it has, as after a reconnection', () => {
  const series = new MemorySeries()
  const history = [sample('main', 1000, 10), sample('dict', 1001, 9), sample('main', 1250, 10)]
  series.addHistory(history)
  series.addHistory(history)
  expect(series.times).toEqual([1.001, 1.25])
})

it('keeps ten minutes and forgets processes older than that', () => {
  const series = new MemorySeries()
  series.add([sample('dict', 1, 9)])
  for (let row = 1; row <= 2401; row++) series.add([sample('main', row * 250, 10)])
  expect(series.times.length).toBe(2400)
  expect(series.columns.has('dict rss')).toBe(false)
  expect(series.columns.get('main rss')?.length).toBe(2400)
})
