import { expect, it } from 'vitest'
import type { SearchHit } from '../../src-shared/contract/graph.ts'
import type { Command } from '../ui/commands/command.ts'
import { paletteGroups, type Recent } from './palette-groups.ts'
import { readQuery } from './palette-query.ts'

const command = (id: string, name: string, group: Command['group'] = 'Picture'): Command => ({
  id,
  name,
  group,
  run: () => {},
})
const commands = [
  command('fit', 'Fit the picture'),
  command('expand', 'Expand the selected node', 'Selection'),
  command('hide', 'Hide what is selected', 'Selection'),
  command('open', 'Open a dataset…', 'Dataset'),
]
const node = (index: number) => ({ index, id: index, label: `n${index}`, kind: 'k', degree: 1 })
const hits: SearchHit[] = [{ node: node(7), matched: 'id', text: '7' }]
const recents: Recent[] = [
  { type: 'node', node: node(3) },
  { type: 'command', id: 'hide' },
  { type: 'command', id: 'gone' },
]
const shown = (typed: string, found = hits) =>
  paletteGroups(readQuery(typed), commands, found, recents).map(({ name, items }) => [
    name,
    ...items.map(({ key }) => key),
  ])

it('shows what was chosen lately before anything is typed, and every command', () => {
  expect(shown('', [])).toEqual([
    ['Recent', 'node 3', 'command hide'],
    ['Commands', 'command fit', 'command expand', 'command open'],
  ])
})

it('puts nodes first unless a command is named', () => {
  expect(shown('sel')).toEqual([
    ['Nodes', 'node 7'],
    ['Commands', 'command hide', 'command expand'],
  ])
  expect(shown('ex')).toEqual([
    ['Commands', 'command expand'],
    ['Nodes', 'node 7'],
  ])
})

it('finds a command by starts of its words, in any order, and leaves nodes out after >', () => {
  expect(shown('> pic fi')).toEqual([['Commands', 'command fit']])
  expect(shown('> ixp')).toEqual([])
})
