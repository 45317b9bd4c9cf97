import { expect, test, vi } from 'vitest'
import { pageRows, RowPages } from './row-pages.ts'

function tableOf(total: number) {
  const asked: number[] = []
  const given: number[] = []
  const onChange = vi.fn()
  const pages = new RowPages(
    async (offset, limit, signal) => {
      asked.push(offset)
      signal.addEventListener('abort', () => given.push(offset))
      await Promise.resolve()
      const count = Math.min(limit, total - offset)
      return { total, rows: Array.from({ length: count }, (_, at) => ({ index: offset + at, values: [] })) }
    },
    onChange,
    (thrown) => {
      throw thrown
    },
  )
  return { pages, asked, given, onChange }
}

test('pages are asked for as they come into sight, each once', async () => {
  const { pages, asked, onChange } = tableOf(1_000_000)
  pages.show(0, 30)
  pages.show(10, 40)
  await vi.waitFor(() => expect(onChange).toHaveBeenCalled())
  expect(pages.total).toBe(1_000_000)
  pages.show(pageRows - 10, pageRows + 20)
  await vi.waitFor(() => expect(pages.row(pageRows + 5)?.index).toBe(pageRows + 5))
  expect(asked).toEqual([0, pageRows])
  expect(pages.row(5)?.index).toBe(5)
  expect(pages.row(999_999)).toBeUndefined()
})

test('what is scrolled past before it has come is given up', async () => {
  const { pages, given } = tableOf(1_000_000)
  pages.show(0, 30)
  pages.show(900_000, 900_030)
  await vi.waitFor(() => expect(pages.row(900_000)?.index).toBe(900_000))
  expect(given).toEqual([0])
  expect(pages.row(0)).toBeUndefined()
})

test('the longest unseen pages go first', async () => {
  const { pages, asked } = tableOf(1_000_000)
  for (let page = 0; page <= 41; page++) {
    pages.show(page * pageRows, page * pageRows + 1)
    // one page after the other
    // oxlint-disable-next-line no-await-in-loop
    await vi.waitFor(() => expect(pages.row(page * pageRows)).toBeDefined())
  }
  expect(pages.row(0)).toBeUndefined()
  expect(pages.row(41 * pageRows)).toBeDefined()
  expect(asked).toHaveLength(42)
})
