import { expect, it } from 'vitest'
import { readQuery } from './palette-query.ts'

it('reads what is typed', () => {
  expect(readQuery('  air ')).toEqual({ text: 'air', match: 'substring', commandsOnly: false })
  expect(readQuery('> fit')).toEqual({ text: 'fit', match: 'substring', commandsOnly: true })
  expect(readQuery('>')).toEqual({ text: '', match: 'substring', commandsOnly: true })
  expect(readQuery('"Paris"')).toEqual({ text: 'Paris', match: 'exact', commandsOnly: false })
  expect(readQuery('par*')).toEqual({ text: 'par', match: 'prefix', commandsOnly: false })
})

it('takes signs that stand alone as they are', () => {
  expect(readQuery('*').text).toBe('*')
  expect(readQuery('"').text).toBe('"')
  expect(readQuery('""').text).toBe('""')
})
