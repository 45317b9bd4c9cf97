import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { amend, record, redo, startHistory, steps, undo } from './history.ts'

it('goes back and forth', () => {
  const two = record(record(startHistory(0), 'one', 1), 'two', 2)
  expect(steps(two)).toEqual({ undo: 'two', redo: undefined })
  const back = undo(two)
  expect(back.present).toBe(1)
  expect(steps(back)).toEqual({ undo: 'one', redo: 'two' })
  expect(redo(back).present).toBe(2)
})

it('stays put at its ends', () => {
  const start = startHistory('a')
  expect(undo(start)).toBe(start)
  expect(redo(start)).toBe(start)
})

it('drops what was taken back at a new step', () => {
  const history = record(undo(record(startHistory(0), 'one', 1)), 'other', 9)
  expect(steps(history)).toEqual({ undo: 'other', redo: undefined })
})

it('amends without a step', () => {
  const history = amend(record(startHistory(0), 'one', 1), 5)
  expect(undo(history).present).toBe(0)
  expect(redo(undo(history)).present).toBe(5)
})

it('keeps a bounded past', () => {
  let history = startHistory(0)
  for (let step = 1; step <= 1000; step++) history = record(history, 'step', step)
  expect(history.past.length).toBe(200)
})

it('undoing everything and redoing it ends where it began', () => {
  fc.assert(
    fc.property(fc.array(fc.integer(), { maxLength: 50 }), (values) => {
      let history = startHistory(-1)
      for (const value of values) history = record(history, 'set', value)
      let back = history
      for (const _ of values) back = undo(back)
      expect(back.present).toBe(-1)
      for (const _ of values) back = redo(back)
      expect(back).toEqual(history)
    }),
  )
})
