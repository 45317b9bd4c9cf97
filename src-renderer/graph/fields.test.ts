import { expect, it } from 'vitest'
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
  const edits = [{ type: 'set', nodes: [1], name: 'flag', value: 3, before: [null] }] as const
  expect(
    fieldsOf(
      kinds,
      edits.map((edit) => ({ ...edit, nodes: [1], before: [null] })),
    ),
  ).toEqual([
    { name: 'code', type: 'text', isNumber: false },
    { name: 'elev', type: 'int16?', isNumber: true },
    { name: 'flag', type: 'yours', isNumber: true },
  ])
})
