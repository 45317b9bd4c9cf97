import * as v from 'valibot'
import { expect, it } from 'vitest'
import { appEvents } from '../../../src-shared/contract/app-calls.ts'
import { commandNamed, commands } from './table.ts'

it('names every command once', () => {
  expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length)
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
})

it('gives every chord to one command', () => {
  const chords = commands.flatMap(({ keys = [] }) => keys)
  expect(chords.filter((chord, at) => chords.indexOf(chord) !== at)).toEqual([])
})

it('has what the menu bar of the system asks for', () => {
  const { options } = appEvents.command.entries.name
  for (const name of options) expect(commandNamed(v.parse(v.string(), name)), name).toBeDefined()
})
