import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { airRoutesFolder, makeAirRoutes } from '../scripts/air-routes.ts'
import { expect, test } from './fixtures/app.ts'
import { loadShown } from './fixtures/steps.ts'
import { walkAll } from './parts/all.ts'
import type { Facts, Tour } from './parts/tour.ts'

// the nine parts one after the other
test.use({ actionTimeout: 15_000 })
test.setTimeout(180_000)

const facts: Facts = {
  nodes: 3_749,
  category: ['country', 'US'],
  number: 'elev',
  edgeNumber: 'dist',
  place: ['lon', 'lat'],
  edgeKind: ['route', 'FRA'],
  search: { part: 'frank', start: 'San', whole: 'EDDF' },
}

test('air routes, named on the command line: four kinds of nodes, and each part of the workbench', async ({
  openApp,
  folder,
}, testInfo) => {
  test.skip(!existsSync(airRoutesFolder), `the air-routes data is not at ${airRoutesFolder}`)
  const file = join(folder, 'air-routes.db')
  makeAirRoutes(file)
  const app = await openApp({ folder, file })
  const { window } = app
  await loadShown(window)
  await expect(window.getByText('3,749 nodes · 57,645 edges')).toBeVisible()
  for (const [kind, count] of [
    ['airport', '3,504'],
    ['country', '237'],
    ['continent', '7'],
    ['route', '50,637'],
    ['contains', '7,008'],
  ] as const) {
    await expect(
      window.getByRole('listitem').filter({ hasText: kind }).filter({ hasText: count }),
    ).toBeVisible()
  }

  await window.getByRole('combobox', { name: 'Find a node' }).fill('FRA')
  await window.getByRole('listbox', { name: 'Nodes found' }).getByRole('option').first().click()
  const inspector = window.getByRole('region', { name: 'Inspector' })
  await expect(inspector).toContainText('Frankfurt am Main')
  await expect(inspector).toContainText('312 in · 310 out')
  await expect(inspector).toContainText('showing 50 of 312')

  const tour: Tour = {
    app,
    window,
    folder,
    facts,
    shot: async (name) => {
      await expect(window.getByText('Laying out…')).toBeHidden({ timeout: 30_000 })
      // the picture follows the page by some frames
      await window.waitForTimeout(300)
      await window.screenshot({ path: testInfo.outputPath(`${name}.png`) })
    },
    note: (type, description) => testInfo.annotations.push({ type, description }),
  }
  // see.spec.ts walks that part on the same data, layout by layout
  await walkAll(tour, { without: '5 see' })
})
