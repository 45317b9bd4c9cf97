import { expect, test } from 'vitest'
import type { Edit } from '../../src-shared/contract/session.ts'
import { nextStep } from './edit-steps.ts'

const edit = (name: string): Edit => ({ type: 'keep', name })
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(edit) as [Edit, Edit, Edit, Edit]
function told(has: readonly Edit[], wanted: readonly Edit[]): string[] {
  const step = nextStep(has, wanted)
  if (!step) return []
  const { takesBack, edit: made, after } = step
  const names = after.map(({ name }) => name).join('')
  return [`${takesBack ? '-' : '+'}${made.name}:${names}`, ...told(after, wanted)]
}

test('a store that has none is given all, in order', () => {
  expect(told([], [a, b])).toEqual(['+a:a', '+b:ab'])
})

test('what was undone is taken back, the last first', () => {
  expect(told([a, b, c], [a])).toEqual(['-c:ab', '-b:a'])
})

test('after undo and another edit the old way is left first', () => {
  expect(told([a, b], [a, c, d])).toEqual(['-b:a', '+c:ac', '+d:acd'])
})

test('nothing is done where nothing differs', () => {
  expect(told([a, b], [a, b])).toEqual([])
})

test('a store is brought to thousands of edits without going through them all again for each', () => {
  const wanted = Array.from({ length: 5_000 }, (_, index) => edit(`e${index}`))
  let has: readonly Edit[] = []
  const begunAt = performance.now()
  for (let step = nextStep(has, wanted); step; step = nextStep(has, wanted)) has = step.after
  expect(has).toEqual(wanted)
  // a twentieth of a second alone; what made a list of every step for each took minutes
  expect(performance.now() - begunAt).toBeLessThan(5_000)
})
