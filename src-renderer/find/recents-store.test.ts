import { beforeEach, expect, test } from 'vitest'
import { recallChoices, rememberChoice, useRecents } from './recents-store.ts'

const command = (id: string) => ({ type: 'command', id }) as const
const node = (index: number) =>
  ({ type: 'node', node: { index, id: index, label: `n${index}`, kind: 'k', degree: 1 } }) as const
const now = () => useRecents.getState().recents

beforeEach(() => useRecents.setState({ recents: [] }))

test('the latest choice comes first, and each is there once', () => {
  for (const choice of [command('fit'), node(1), command('fit')]) rememberChoice(choice)
  expect(now()).toEqual([command('fit'), node(1)])
  for (let index = 0; index < 20; index++) rememberChoice(node(index))
  expect(now()).toHaveLength(12)
  expect(now()[0]).toEqual(node(19))
})

test('what a session kept comes behind what was chosen since', () => {
  rememberChoice(node(7))
  recallChoices(JSON.parse(JSON.stringify([node(1), node(7), command('fit')])))
  expect(now()).toEqual([node(7), node(1), command('fit')])
})

test('what is no list of choices is left out', () => {
  for (const part of [undefined, 'fit', [{ type: 'edge', index: 1 }]]) recallChoices(part)
  expect(now()).toEqual([])
})
