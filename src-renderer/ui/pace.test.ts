import { expect, it } from 'vitest'
import { PaceMeter, unknownPace } from './pace.ts'

it('knows nothing at first', () => {
  const meter = new PaceMeter()
  expect(meter.add(0, 0, 1000)).toEqual(unknownPace)
  expect(meter.add(100, 50, 1000)).toEqual(unknownPace)
})

it('tells a rate and the time left', () => {
  const meter = new PaceMeter()
  meter.add(0, 0, 1000)
  expect(meter.add(1000, 200, 1000)).toEqual({ perSecond: 200, leftMs: 4000 })
})

it('forgets what is older than its window', () => {
  const meter = new PaceMeter()
  meter.add(0, 0, 100_000)
  for (let at = 1000; at <= 10_000; at += 1000) meter.add(at, 100, 100_000)
  const pace = meter.add(11_000, 4100, 100_000)
  expect(pace.perSecond).toBe(1000)
})

it('starts anew when the count falls, as at a new phase', () => {
  const meter = new PaceMeter()
  meter.add(0, 0, 1000)
  meter.add(1000, 1000, 1000)
  expect(meter.add(1100, 0, 500)).toEqual(unknownPace)
})
