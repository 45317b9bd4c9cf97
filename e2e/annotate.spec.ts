import { execFileSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { expect, test } from './fixtures/app.ts'
import { writeDatabase } from './fixtures/databases.ts'
import { loadShown } from './fixtures/steps.ts'

const commandLine = resolve(import.meta.dirname, '../src-main/cli/main.ts')

test('what the command line gave nodes is there when the window opens the file, in every mode', async ({
  openApp,
  folder,
}) => {
  const file = join(folder, 'flights.db')
  writeDatabase(
    file,
    `CREATE TABLE airport(code TEXT PRIMARY KEY, city TEXT);
     INSERT INTO airport VALUES ('ATL', 'Atlanta'), ('LHR', 'London'), ('GIG', 'Rio');
     CREATE TABLE route(source TEXT, target TEXT);
     INSERT INTO route VALUES ('ATL', 'LHR'), ('LHR', 'GIG'), ('GIG', 'ATL'), ('ATL', 'GIG');`,
  )
  const dataDir = join(folder, 'data')
  const told = execFileSync(
    process.execPath,
    ['--no-warnings', commandLine, 'annotate', file, '--ids', 'ATL,LHR', '--set', 'hub=true'],
    { env: { ...process.env, SLOTGRAPH_DATA_DIR: dataDir }, encoding: 'utf8' },
  )
  expect(told).toContain('Set hub on 2 nodes. 2 of 3 have it now')

  const { window } = await openApp({ file, folder, dataDir })
  await loadShown(window)
  await window.getByRole('button', { name: 'Menu' }).click()
  await window.getByRole('menuitem', { name: /^About this dataset/ }).click()
  const about = window.getByRole('dialog', { name: 'About this dataset' })
  await expect(about).toContainText('from the snapshot of an earlier load: the file has not changed since')
  await window.keyboard.press('Escape')

  const inspector = window.getByRole('region', { name: 'Inspector' })
  const attributes = inspector.getByRole('region', { name: 'Attributes' })
  await window
    .getByRole('list', { name: 'Most connected' })
    .getByRole('button', { name: /Atlanta|ATL/ })
    .click()
  await expect(attributes).toContainText(/hub\s*true/)
  await expect(attributes).toContainText('yours')
  for (const mode of ['object', 'dict-style']) {
    await window.getByRole('radio', { name: mode }).click()
    await expect(window.getByRole('radio', { name: mode })).toBeChecked({ timeout: 30_000 })
    await expect(inspector.getByRole('group').filter({ hasText: 'Layout' })).toContainText('heap')
    await expect(attributes).toContainText(/hub\s*true/)
  }
})
