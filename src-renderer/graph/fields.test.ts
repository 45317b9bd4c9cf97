import { expect, it } from 'vitest'
import type { Edit } from '../../src-shared/contract/session.ts'
import { fieldsOf } from './fields.ts'

it('lists every attribute once, the analyst’s own last, and knows which are numbers', () => {
  const kind = (name: string, attributes: { name: string; type: string }[]) => ({
    name,
    table: name,
    count: 1,
    attributes,
  })
  const kinds = [
    kind('airport', [
      { name: 'code', type: 'text' },
      { name: 'elev', type: 'int16?' },
    ]),
    kind('country', [{ name: 'code', type: 'text' }]),
  ]
  const edit: Edit = { type: 'set', nodes: [1], keys: [], name: 'flag', value: 3, before: [null] }
  expect(fieldsOf(kinds, [edit], [{ name: 'rank', measure: 'pagerank' }])).toEqual([
    { name: 'code', type: 'text', isNumber: false },
    { name: 'elev', type: 'int16?', isNumber: true },
    { name: 'flag', type: 'yours', isNumber: true },
    { name: 'rank', type: 'measure', isNumber: true },
  ])
})
