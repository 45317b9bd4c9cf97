import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import type { OpenedApp } from './fixtures/opened-app.ts'
import { descendants, rssBytes } from './fixtures/processes.ts'
import { nodeCount, showSample } from './fixtures/steps.ts'

const TOGGLES = 50
/** Of what the app had before. */
const MOST = 1.05
/** How often it is looked again. */
const PATIENCE = 3
/** V8 keeps the pages of threads that have ended for 8 s; see docs/measuring.md. */
const SETTLE_MS = 10_000

test('fifty toggles leave the app with the memory it began with, and the picture as it was @web', async ({
  window,
  app,
}, testInfo) => {
  // a toggle is a process started, a graph loaded and a process ended: seconds on a busy machine
  test.setTimeout(900_000)
  await showSample(window)
  const drawn = await nodeCount(window)
  // what is made once, in either mode, is there before the first reading
  for (let i = 0; i < 4; i++) await toggle(window, i)
  const before = await settled(app)
  for (let i = 0; i < TOGGLES; i++) await toggle(window, i)
  // what is freed late is no leak
  let after = await settled(app)
  for (let again = 0; again < PATIENCE && after > before * MOST; again++) after = await settled(app)
  testInfo.annotations.push({ type: 'RSS of the app, MB', description: `${before / 1e6} to ${after / 1e6}` })
  expect(app.storePids()).toHaveLength(1)
  expect(await nodeCount(window)).toBe(drawn)
  expect(after / before).toBeLessThan(MOST)
})

/** To dict-style and to slotted in turn. */
async function toggle(window: Page, turn: number): Promise<void> {
  const modes = window.getByRole('radiogroup', { name: 'Way of holding the graph' })
  const name = turn % 2 === 0 ? 'dict-style' : 'slotted'
  await modes.getByRole('radio', { name }).click()
  // an expectation would look again after a second, longer than a toggle takes
  await modes.getByRole('radio', { name, checked: true }).waitFor({ timeout: 60_000 })
}

/** RSS of every process of the app: the least of some readings, as collectors run when they like. */
async function settled(app: OpenedApp): Promise<number> {
  await expect.poll(() => app.storePids().length, { timeout: 30_000 }).toBe(1)
  await app.window.waitForTimeout(SETTLE_MS)
  let least = Infinity
  for (let reading = 0; reading < 10; reading++) {
    const pids = [app.mainPid, ...descendants(app.mainPid).map(({ pid }) => pid)]
    least = Math.min(
      least,
      pids.reduce((sum, pid) => sum + rssBytes(pid), 0),
    )
    await app.window.waitForTimeout(500)
  }
  return least
}
