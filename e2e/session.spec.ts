import { copyFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import type { OpenedApp } from './fixtures/opened-app.ts'
import { chooseInDialog } from './fixtures/saved-file.ts'
import { loadShown, nodeCount, openSample, showSample } from './fixtures/steps.ts'

test.use({ moves: true })

async function find(window: Page, label: string): Promise<void> {
  await window.keyboard.press('Control+k')
  await window.keyboard.type(label)
  await nodesFound(window).first().click()
}

/** Nodes in the palette, which finds commands as well. */
function nodesFound(window: Page) {
  return window.getByRole('listbox').getByRole('group', { name: 'Nodes' }).getByRole('option')
}

/** Finds a node, which selects it, and gives it a flag. */
async function flag(window: Page, label: string, value: string): Promise<void> {
  await find(window, label)
  const form = window.getByRole('form', { name: /^Add attribute/ })
  await form.getByLabel('Name').fill('flag')
  await form.getByLabel('Value').fill(value)
  await form.getByRole('button', { name: 'Set' }).click()
  await expect(attributes(window)).toContainText(`flag${value}`)
}

function attributes(window: Page) {
  return window.getByRole('region', { name: 'Inspector' }).getByRole('region', { name: 'Attributes' })
}

async function hideFocused(window: Page): Promise<void> {
  await window.getByRole('button', { name: 'Hide selected' }).click()
}

test('the plug is pulled: work that is five seconds old is there again', async ({ openApp, folder }) => {
  const dataDir = join(folder, 'data')
  const app = await openApp({ dataDir })
  await showSample(app.window)
  const atFirst = await nodeCount(app.window)
  await flag(app.window, 'slotgraph', 'mine')
  await app.window.keyboard.press('Control+k')
  await app.window.keyboard.type('vite')
  await nodesFound(app.window).nth(1).click()
  await hideFocused(app.window)
  const left = await nodeCount(app.window)
  expect(left).not.toBe(atFirst)
  await app.window.waitForTimeout(5_000)
  process.kill(app.mainPid, 'SIGKILL')

  const { window } = await openApp({ dataDir })
  await openSample(window)
  await expect(window.getByText('Your work comes back after loading')).toBeVisible()
  await loadShown(window)
  await expect(window.getByText('Your work is back')).toBeVisible()
  expect(await nodeCount(window)).toBe(left)
  await find(window, 'slotgraph')
  await expect(attributes(window)).toContainText('flagmine')

  await window.getByRole('button', { name: 'Start afresh' }).click()
  await expect.poll(() => nodeCount(window)).toBe(atFirst)
  await find(window, 'slotgraph')
  await expect(attributes(window)).toContainText('version')
  await expect(attributes(window)).not.toContainText('flagmine')
})

test('a fault in drawing the window leaves a way on', async ({ window }) => {
  await showSample(window)
  // what React no longer finds in the page is a fault of drawing like any other
  await window.evaluate(() => {
    for (const panel of document.querySelectorAll('[role=tabpanel]')) panel.firstElementChild?.remove()
  })
  await window.getByRole('tab', { name: 'Nodes' }).click()
  await expect(window.getByRole('heading', { name: 'The window came upon a fault' })).toBeVisible()
  await window.getByRole('button', { name: 'Reload the window' }).click()
  await expect(window.getByRole('button', { name: 'Open the sample' })).toBeVisible()
})

test('a session is a file, and finds its dataset when both have moved', async ({ openApp, folder }) => {
  const app = await openApp({ dataDir: join(folder, 'data') })
  await openSample(app.window)
  const samples = join(app.dataDir, 'sample')
  const sample = join(
    samples,
    (await readdir(samples)).find((name) => name.endsWith('.db'))!,
  )
  const dataset = join(folder, 'packages.db')
  await copyFile(sample, dataset)

  const first = await openApp({ dataDir: join(folder, 'first'), file: dataset })
  await loadShown(first.window)
  await flag(first.window, 'slotgraph', 'ours')
  const session = await saveSession(first, join(folder, 'packages.session'))
  await first.close()

  await rename(dataset, join(folder, 'moved.db'))
  const second = await openApp({ dataDir: join(folder, 'second'), file: session })
  const { window } = second
  await expect(window.getByText(/^Where is packages.db/)).toBeVisible()
  await openMoved(second, join(folder, 'moved.db'))
  await loadShown(window)
  await expect(window.getByText('Your work is back')).toBeVisible()
  await find(window, 'slotgraph')
  await expect(attributes(window)).toContainText('flagours')
})

async function saveSession(app: OpenedApp, place: string): Promise<string> {
  const { window, electron } = app
  await chooseInDialog(app, place)
  await window.keyboard.press('Control+s')
  await expect(window.getByText('Session saved.')).toBeVisible()
  if (electron) return place
  const folder = join(place, '..')
  const [name] = (await readdir(folder)).filter((each) => each.endsWith('.session'))
  return join(folder, name!)
}

async function openMoved({ window, electron }: OpenedApp, place: string): Promise<void> {
  await electron?.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, place)
  await window.keyboard.press('Control+o')
  if (!electron) await window.getByRole('dialog').getByText('moved.db').click()
}
