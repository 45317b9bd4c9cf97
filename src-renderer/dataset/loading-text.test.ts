import { expect, it } from 'vitest'
import { unknownPace } from '../ui/pace.ts'
import { loadingText } from './loading-text.ts'

it('says that the process starts before it has spoken', () => {
  expect(loadingText({ progress: null, pace: unknownPace })).toEqual({
    label: 'Starting the store process',
    part: null,
    text: '',
  })
})

it('tells rows, rate and time left', () => {
  const progress = { phase: 'reading', rowsDone: 1_000_000, rowsTotal: 4_000_000 } as const
  expect(loadingText({ progress, pace: { perSecond: 500_000, leftMs: 6000 } })).toEqual({
    label: 'Reading rows',
    part: 0.25,
    text: '1,000,000 of 4,000,000 rows · 500 k rows/s · 6 s left',
  })
})

it('shows no false bar where rows are not counted', () => {
  const progress = { phase: 'measuring', rowsDone: 0, rowsTotal: 0 } as const
  expect(loadingText({ progress, pace: unknownPace }).part).toBeNull()
})

it('never claims more than all', () => {
  const progress = { phase: 'reading', rowsDone: 12, rowsTotal: 10 } as const
  expect(loadingText({ progress, pace: unknownPace }).part).toBe(1)
})
