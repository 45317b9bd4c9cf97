import { expect, it } from 'vitest'
import { failureText } from './failure-help.ts'
import type { Failure } from './failure.ts'
import { FailureSchema } from './failure-schema.ts'

const codes = FailureSchema.options.map((option) => option.entries.code.literal)

it.each(codes)('%s has a title that stands alone', (code) => {
  const failure = { code, detail: 'What happened.', loaded: 5, limitBytes: 4e9, cause: 'a signal' } as Failure
  const text = failureText(failure)
  expect(text.title).not.toMatch(/\.$/)
  expect(text.remedy === '' || /\.$|”$/.test(text.remedy)).toBe(true)
})

it('names the place from the outside in', () => {
  const text = failureText({
    code: 'damaged-file',
    detail: 'Page 7.',
    value: '12',
    table: 'edges',
    file: 'a.db',
  })
  expect(text.where).toEqual([
    { name: 'file', value: 'a.db' },
    { name: 'table', value: 'edges' },
    { name: 'value', value: '12' },
  ])
})

it('says where a load stopped for want of memory', () => {
  const text = failureText({
    code: 'out-of-memory',
    detail: 'The heap is full.',
    loaded: 812_000,
    limitBytes: 4.2e9,
  })
  expect(text.detail).toBe('The heap is full. It stopped after 812,000 records, at a limit of 4.2 GB.')
})

it('does not repeat a cause that the detail has', () => {
  const text = failureText({ code: 'store-died', detail: 'Ended by SIGKILL.', cause: 'SIGKILL' })
  expect(text.detail).toBe('Ended by SIGKILL.')
})
