import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import { writeDatabase, writeGraph } from './fixtures/databases.ts'
import type { OpenedApp } from './fixtures/opened-app.ts'
import { loadShown, picture } from './fixtures/steps.ts'

const loadButton = (window: Page) => window.getByRole('button', { name: 'Load', exact: true })

test('dirty rows are counted, shown, saved as CSV, and made into nodes on request', async ({
  openApp,
  folder,
}) => {
  const file = join(folder, 'dirty.db')
  writeDatabase(
    file,
    `CREATE TABLE nodes(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO nodes VALUES (1, 'a'), (2, 'b'), (3, 'c');
     CREATE TABLE edges(source INTEGER, target INTEGER); INSERT INTO edges VALUES (1, 2), (2, 3), (3, 1), (1, 77), (2, NULL);`,
  )
  const app = await openApp({ file, folder })
  const { window } = app
  await loadShown(window)
  const notices = window.getByRole('log', { name: 'Notices' })
  await expect(notices).toContainText('2 rows left out')
  await notices.getByRole('button', { name: 'Show them' }).click()
  const left = window
    .getByRole('dialog', { name: 'About this dataset' })
    .getByRole('region', { name: 'Rows left out' })
  await expect(left.getByRole('row')).toHaveCount(3)
  await expect(left.getByRole('row', { name: /edges the target is no node/ })).toContainText('4: 77')

  const saved = await savedBy(app, join(folder, 'saved.csv'), () =>
    left.getByRole('button', { name: 'Save as CSV' }).click(),
  )
  expect(saved.split('\r\n')).toContain('edges,dangling-target,the target is no node,1,4,77')
  await window.getByRole('button', { name: 'Close', exact: true }).first().click()

  await window.getByRole('button', { name: 'Menu' }).click()
  await window.getByRole('menuitem', { name: 'Close dataset' }).click()
  await window
    .getByRole('list', { name: 'Recent datasets' })
    .getByRole('button', { name: /dirty/ })
    .first()
    .click()
  await expect(loadButton(window)).toBeVisible()
  const ends = window.getByRole('radiogroup', { name: 'An end that no node has' })
  await ends.getByRole('radio').last().click({ force: true })
  await loadShown(window)
  await expect(picture(window)).toHaveAttribute('data-node-count', '4')
})

test('a store killed while it loads leaves the window working and the file as it was', async ({
  openApp,
  folder,
}) => {
  const file = join(folder, 'graph.db')
  writeGraph(file, 30_000)
  const before = hashOf(file)
  const app = await openApp({ file, folder })
  const { window } = app
  await expect(loadButton(window)).toBeVisible({ timeout: 20_000 })
  await window.getByRole('radio', { name: /^dict-style/ }).click({ force: true })
  for (const afterMs of [0, 150, 400, 800]) {
    await loadButton(window).click()
    await expect.poll(() => app.storePids().length).toBe(1)
    await window.waitForTimeout(afterMs)
    const [pid] = app.storePids()
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await expect(window.getByText('The store process ended').first()).toBeVisible({ timeout: 10_000 })
    await expect(loadButton(window)).toBeEnabled()
    expect(app.storePids()).toEqual([])
  }
  await window.getByRole('radio', { name: /^slotted/ }).click({ force: true })
  await loadShown(window)
  expect(hashOf(file)).toBe(before)
})

test('a graph too big for the heap: how far it came, and slotted instead @web', async ({
  openApp,
  folder,
}) => {
  const file = join(folder, 'graph.db')
  writeGraph(file, 60_000)
  // of the store process, which inherits it: as V8 counts it a limit of 327 MB, of which records fill 71
  process.env['NODE_OPTIONS'] = '--max-old-space-size=120'
  const { window } = await openApp({ file, folder }).finally(() => delete process.env['NODE_OPTIONS'])
  await expect(loadButton(window)).toBeVisible({ timeout: 20_000 })
  await window.getByRole('radio', { name: /^dict-style/ }).click({ force: true })
  await loadButton(window).click()
  await expect(window.getByText('The graph does not fit in memory in this mode')).toBeVisible({
    timeout: 30_000,
  })
  await expect(window.getByText(/It stopped after [\d,]+ records/)).toBeVisible()
  await window.getByRole('button', { name: 'Load as slotted' }).click()
  await expect(picture(window)).toHaveAttribute('data-node-count', /^[1-9]/, { timeout: 30_000 })
})

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex')
}

/** What a click saves: by the browser's download, in Electron by what its dialog would be answered. */
async function savedBy(
  { window, electron }: OpenedApp,
  path: string,
  click: () => Promise<void>,
): Promise<string> {
  await electron?.evaluate(({ session }, to) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(to))
  }, path)
  if (electron) {
    await click()
    await expect
      .poll(() => {
        try {
          return readFileSync(path, 'utf8').length
        } catch {
          return 0
        }
      })
      .toBeGreaterThan(0)
    return readFileSync(path, 'utf8')
  }
  const [download] = await Promise.all([window.waitForEvent('download'), click()])
  await download.saveAs(path)
  return readFileSync(path, 'utf8')
}
