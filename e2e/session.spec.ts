import { copyFile, readFile, readdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import type { OpenedApp } from './fixtures/opened-app.ts'
import { chooseInDialog, savedFile } from './fixtures/saved-file.ts'
import { dragSelected, loadShown, nodeCount, openSample, picture, showSample } from './fixtures/steps.ts'

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
  await set(window, 'flag', value)
}

/** Gives the node that is looked at an attribute. */
async function set(window: Page, name: string, value: string): Promise<void> {
  const form = window.getByRole('form', { name: /^Add attribute/ })
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Value').fill(value)
  await form.getByRole('button', { name: 'Set' }).click()
  await expect(attributes(window)).toContainText(`${name}${value}`)
}

function attributes(window: Page) {
  return window.getByRole('region', { name: 'Inspector' }).getByRole('region', { name: 'Attributes' })
}

/** Work that is older may not be lost. */
const LOST_MS = 5_000

test('the plug is pulled amid edits: all that is five seconds old is there again', async ({
  openApp,
  folder,
}) => {
  test.setTimeout(120_000)
  const dataDir = join(folder, 'data')
  const app = await openApp({ dataDir })
  await showSample(app.window)
  const atFirst = await nodeCount(app.window)
  const drawn = await editInEveryWay(app, folder)

  // edits that go on without a pause in which the work would be kept
  const noted: { note: number; at: number }[] = []
  const until = performance.now() + LOST_MS + 2_000
  for (let note = 1; performance.now() < until; note++) {
    await set(app.window, 'note', String(note))
    noted.push({ note, at: performance.now() })
  }
  process.kill(app.mainPid, 'SIGKILL')
  const keptAtLeast = noted.findLast(({ at }) => at < performance.now() - LOST_MS)?.note
  expect(keptAtLeast).toBeGreaterThan(0)

  const again = await openApp({ dataDir })
  const { window } = again
  await openSample(window)
  await expect(window.getByText('Your work comes back after loading')).toBeVisible()
  await loadShown(window)
  await expect(window.getByText('Your work is back')).toBeVisible()
  await expect(window.getByRole('region', { name: 'Legend' }).getByText('licence')).toBeVisible()
  await expect(picture(window)).toHaveAttribute('data-pinned-count', '1')
  const restored = await drawnNow(again, folder, 'restored.json')
  const note = Number(restored.notes.get('slotgraph'))
  expect(note).toBeGreaterThanOrEqual(keptAtLeast!)
  expect(restored.nodes).toEqual(drawn.nodes)
  await window.getByRole('tab', { name: 'Filter' }).click()
  await expect(window.getByRole('list', { name: /^Named/ })).toContainText('kind = runtime')

  await window.getByRole('button', { name: 'Start afresh' }).click()
  await expect.poll(() => nodeCount(window)).toBe(atFirst)
  await find(window, 'slotgraph')
  await expect(attributes(window)).toContainText('version')
  await expect(attributes(window)).not.toContainText('flag')
})

/** One edit of each sort: a filter named, a style, a node hidden, one moved and pinned, a flag. */
async function editInEveryWay(app: OpenedApp, folder: string) {
  const { window } = app
  await window.getByRole('tab', { name: 'Filter' }).click()
  const filter = window.getByRole('textbox', { name: 'Filter', exact: true })
  await filter.fill('kind = runtime')
  await window.keyboard.press('Escape')
  await window.getByRole('textbox', { name: 'Name' }).first().fill('run')
  await window.getByRole('button', { name: 'Save filter' }).click()
  await expect(window.getByRole('list', { name: /^Named/ })).toContainText('kind = runtime')

  await window.getByRole('tab', { name: 'Style' }).click()
  const style = window.getByRole('region', { name: 'Style of nodes' })
  await style.getByRole('button', { name: /Colour$/ }).click()
  await window.getByRole('option', { name: /^licence/ }).click()

  await find(window, 'vite')
  await window.getByRole('button', { name: 'Hide selected' }).click()
  await find(window, 'slotgraph')
  await dragSelected(window, 70, 30)
  await picture(window).press('p')
  await set(window, 'flag', 'true')
  return drawnNow(app, folder, 'drawn.json')
}

/** Every node of the picture with its place and attributes, the notes aside. */
async function drawnNow(app: OpenedApp, folder: string, name: string) {
  const { window } = app
  await window.keyboard.press('Control+e')
  const dialog = window.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: 'JSON' }).click()
  const path = await savedFile(app, folder, name, () =>
    dialog.getByRole('button', { name: /xport$/ }).click(),
  )
  await expect(dialog).toBeHidden()
  const { elements } = JSON.parse(await readFile(path, 'utf8')) as {
    elements: { nodes: { data: Record<string, unknown>; position: object }[] }
  }
  const notes = new Map(elements.nodes.map(({ data }) => [data['label'], data['note']]))
  const nodes = new Map(
    elements.nodes.map(({ data, position }) => [data['id'], { ...data, note: null, position }]),
  )
  return { nodes, notes }
}

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
