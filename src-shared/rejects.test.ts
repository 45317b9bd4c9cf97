import { expect, test } from 'vitest'
import type { Reject } from './contract/load-report.ts'
import { rejectsCsv, rowsLeftOut } from './rejects.ts'

const rejects: Reject[] = [
  {
    reason: 'duplicate-id',
    table: 'no, "des"',
    count: 1_200,
    examples: [
      { row: '4', value: 'a\nb' },
      { row: '-9223372036854775808', value: '10' },
    ],
  },
  { reason: 'over-long-text', table: 'notes', count: 1, examples: [] },
]

test('a line for each example, quoted as CSV wants it', () => {
  expect(rejectsCsv(rejects).split('\r\n')).toEqual([
    'table,reason,meaning,rows,example_row,example_value',
    '"no, ""des""",duplicate-id,the id was there already,1200,4,"a\nb"',
    '"no, ""des""",duplicate-id,the id was there already,1200,-9223372036854775808,10',
    'notes,over-long-text,a text is longer than is held,1,,',
    '',
  ])
})

test('a row whose text was too long is there all the same', () => {
  expect(rowsLeftOut(rejects)).toBe(1_200)
})
