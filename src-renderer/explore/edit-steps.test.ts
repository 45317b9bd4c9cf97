import { expect, test } from 'vitest'
import type { Edit } from '../../src-shared/contract/session.ts'
import { stepsBetween } from './edit-steps.ts'

const edit = (name: string): Edit => ({ type: 'keep', name })
const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(edit) as [Edit, Edit, Edit, Edit]
const told = (has: Edit[], wanted: Edit[]) =>
  stepsBetween(has, wanted).map(
    ({ takesBack, edit: { name }, after }) =>
      `${takesBack ? '-' : '+'}${name}:${after.map((each) => each.name).join('')}`,
  )

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
