import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { chooseInDialog } from './fixtures/saved-file.ts'
import { loadShown, openSample, picture } from './fixtures/steps.ts'

test('the start screen says what can be done', async ({ window }) => {
  await expect(window.getByRole('heading', { name: 'Open a graph', level: 1 })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await expect(window.getByRole('button', { name: 'Make a graph' })).toBeVisible()
  await expect(window.getByText('Datasets that you open are listed here')).toBeVisible()
})

test('the sample: looked at, loaded, drawn, and listed as recent', async ({ window }) => {
  await openSample(window)
  const nodes = window.getByRole('region', { name: /^Table .* as nodes$/ })
  const edges = window.getByRole('region', { name: /^Table .* as edges$/ })
  await expect(nodes).toHaveCount(1)
  await expect(edges).toHaveCount(1)
  await expect(edges.getByRole('button', { name: /^\S+ Source$/ })).toBeVisible()
  await expect(window.getByRole('radio', { name: /^slotted/ })).toBeChecked()
  await expect(window.getByText(/^about [\d.]+ MB$/)).not.toHaveCount(0)
  await expect(window.getByRole('region', { name: /^First rows of/ })).toBeVisible()

  await loadShown(window)
  await expect(picture(window)).toHaveAttribute('data-node-count', /^[1-9]\d+$/)
  await expect(window.getByText(/Showing \d+ of [\d,]+ nodes · \d+ of [\d,]+ edges/)).toBeVisible()
  await expect(window.getByTestId('live-rss')).toHaveText(/\d+ MB/)

  await window.getByRole('button', { name: 'Menu' }).click()
  await window.getByRole('menuitem', { name: 'Close dataset' }).click()
  const recents = window.getByRole('list', { name: 'Recent datasets' })
  await expect(recents.getByRole('listitem')).toHaveCount(1)
  await recents.getByRole('button', { name: /^Forget/ }).click()
  await expect(window.getByText('Datasets that you open are listed here')).toBeVisible()
})

test('how the tables are used can be changed before loading', async ({ window }) => {
  await openSample(window)
  const edges = window.getByRole('region', { name: /^Table .* as edges$/ })
  const load = window.getByRole('button', { name: 'Load', exact: true })
  await edges.getByRole('button', { name: /^Do not use/ }).click()
  const nodes = window.getByRole('region', { name: /^Table .* as nodes$/ })
  await nodes.getByRole('button', { name: /^Do not use/ }).click()
  await expect(load).toBeDisabled()
  await expect(window.getByText('Add the table that holds the edges.')).toBeVisible()

  await window.getByRole('button', { name: /Add a table of edges/ }).click()
  await window.getByRole('option', { name: 'depends_on' }).click()
  await edges.getByRole('checkbox').first().uncheck({ force: true })
  await load.click()
  await expect(picture(window)).toBeVisible()
  await expect(window.getByRole('tabpanel', { name: 'Overview' })).toContainText('depends_on')
})

test('a file named on the command line is opened at once', async ({ openApp, folder }) => {
  const file = join(folder, 'notes.db')
  writeFileSync(file, 'These are notes and no database.')
  const { window } = await openApp({ file, folder })
  const alert = window.getByRole('alert')
  await expect(alert).toContainText('This is not a SQLite database')
  await expect(alert).toContainText('Choose a SQLite file')
  // nothing is lost: the start screen still offers everything
  await openSample(window)
})

test('a small graph is made, written, and opened', async ({ openApp, folder, host }) => {
  const app = await openApp({ folder })
  const { window } = app
  await chooseInDialog(app, join(folder, 'small.db'))
  await window.getByRole('button', { name: 'Make a graph' }).click()
  const dialog = window.getByRole('dialog', { name: 'Make a graph' })
  await dialog.getByRole('radio', { name: '10 k nodes' }).click()
  await expect(dialog.getByRole('textbox', { name: 'Edges' })).toHaveValue('40,000')
  // in Electron the system's dialog asks for the place
  if (host === 'web') await dialog.getByRole('textbox', { name: 'File name' }).fill('small.db')
  await dialog.getByRole('button', { name: /make$/i }).click()
  await loadShown(window)
  await expect(window.getByText(/of 10,000 nodes/)).toBeVisible()

  await window.getByRole('button', { name: 'Menu' }).click()
  await window.getByRole('menuitem', { name: /About this dataset/ }).click()
  const report = window.getByRole('dialog', { name: 'About this dataset' })
  await expect(report).toContainText('small.db')
  await expect(report.getByRole('region', { name: 'How the tables were read' })).toContainText(
    'pages, decoded directly',
  )
})

test('the theme and the sizes of panels are remembered', async ({ openApp, folder }) => {
  const dataDir = join(folder, 'data')
  const first = await openApp({ folder, dataDir })
  await first.window.keyboard.press('Control+,')
  await first.window.getByRole('radio', { name: 'Dark' }).click()
  await expect(first.window.locator('html')).toHaveAttribute('data-theme', 'dark')
  // settings are saved a moment after the last change
  await first.window.waitForTimeout(1000)
  await first.close()
  const second = await openApp({ folder, dataDir })
  await expect(second.window.locator('html')).toHaveAttribute('data-theme', 'dark')
})
