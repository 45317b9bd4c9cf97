import { expect, type Page } from '@playwright/test'
import { inspector, type Tour } from './tour.ts'

/** The aim is 100; the window and the store share two cores with the spec itself. */
const FIRST_RESULTS_MS = 400

/** 2. Ids and texts are found as they are typed: by a part, a beginning or all of them, beside commands. */
export async function find({ window, facts, shot, note }: Tour): Promise<void> {
  const { part, start, whole } = facts.search
  await window.keyboard.press('Control+k')
  const box = window.getByRole('combobox', { name: 'Find a node' })
  await expect(box).toBeFocused()
  const found = window.getByRole('listbox', { name: 'Commands and nodes found' })
  const nodes = found.getByRole('group', { name: 'Nodes' }).getByRole('option')

  await box.fill('')
  await watchFirstResult(window)
  await box.fill(part)
  await expect(nodes.first()).toBeVisible()
  const firstMs = await firstResultMs(window)
  note('first results of a search, ms from the key', firstMs.toFixed(0))
  expect(firstMs).toBeLessThan(FIRST_RESULTS_MS)
  await expect(nodes.first()).toContainText(new RegExp(`: .*${part}`, 'i'))
  await shot('2-find')

  await box.fill(`${start}*`)
  await expect(nodes.first()).toContainText(new RegExp(`: ${start}`, 'i'))
  await box.fill(`"${whole}"`)
  await expect(nodes).toHaveCount(1)
  await box.fill('> fit the')
  await expect(found.getByRole('option')).toHaveCount(1)
  await box.fill(part)
  await expect(nodes.nth(1)).toBeVisible()
  await expect(window.getByText('Searching…')).toBeHidden()
  const name = await nodes.nth(1).locator('div div').first().textContent()
  await nodes.first().hover()
  await window.keyboard.press('ArrowDown')
  await expect(found.getByRole('option', { selected: true })).toHaveCount(1)
  while ((await nodes.nth(1).getAttribute('aria-selected')) !== 'true')
    await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Enter')
  await expect(inspector(window).getByRole('heading', { level: 2 })).toHaveText(name ?? '')
}

type Timing = { typedAt: number; foundAt: number }

/** Has the page itself note when something is typed and when the first node is there. */
async function watchFirstResult(window: Page): Promise<void> {
  await window.evaluate(() => {
    const timing: Timing = { typedAt: 0, foundAt: 0 }
    Object.assign(globalThis, { findTiming: timing })
    addEventListener('input', () => (timing.typedAt = performance.now()), { capture: true, once: true })
    const observer = new MutationObserver(() => {
      if (!document.querySelector('[role=group][aria-label=Nodes] [role=option]')) return
      timing.foundAt = performance.now()
      observer.disconnect()
    })
    observer.observe(document.body, { childList: true, subtree: true })
  })
}

async function firstResultMs(window: Page): Promise<number> {
  const { typedAt, foundAt } = await window.evaluate(
    () => (globalThis as unknown as { findTiming: Timing }).findTiming,
  )
  return foundAt - typedAt
}
