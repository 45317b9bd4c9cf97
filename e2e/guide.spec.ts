import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { airRoutesFolder, makeAirRoutes } from '../scripts/air-routes.ts'
import { expect, test } from './fixtures/app.ts'
import { savedFile } from './fixtures/saved-file.ts'
import { loadShown, nodeCount, picture } from './fixtures/steps.ts'

/** The filter of docs/guide.md: airports of Europe that lead to 100 places or more. */
const hubs = 'kind = airport and lon between -12 and 40 and lat between 34 and 66 and out-degree >= 100'

// walks docs/guide.md as it is written; GUIDE_PICTURES names the folder that its pictures go to
// air-routes.spec.ts walks the same parts on both hosts
test('the tour of the guide: from opening air routes to a picture of the hubs of Europe @web', async ({
  openApp,
  folder,
}, testInfo) => {
  test.skip(!existsSync(airRoutesFolder), `the air-routes data is not at ${airRoutesFolder}`)
  test.setTimeout(180_000)
  const file = join(folder, 'air-routes.db')
  makeAirRoutes(file)
  const app = await openApp({ folder, file })
  const { window } = app
  await window.setViewportSize({ width: 1360, height: 850 })
  const pictures = process.env['GUIDE_PICTURES'] ?? testInfo.outputPath('.')
  mkdirSync(pictures, { recursive: true })
  const shoot = async (name: string) => {
    // labels come back once nothing changes
    await window.waitForTimeout(600)
    await window.screenshot({ path: join(pictures, `guide-${name}.png`) })
  }

  await test.step('look before loading', async () => {
    await expect(window.getByRole('button', { name: 'Load', exact: true })).toBeVisible({ timeout: 30_000 })
    await shoot('preflight')
    await loadShown(window)
    await shoot('start')
  })

  await test.step('filter to the hubs of Europe', async () => {
    await window.getByRole('tab', { name: 'Filter' }).click()
    const panel = window.getByRole('tabpanel')
    await panel.getByRole('textbox', { name: 'Filter', exact: true }).fill(hubs)
    await window.keyboard.press('Escape')
    await expect(panel.getByText(/^\d+ of 3,749 nodes pass/)).toBeVisible()
    await panel.getByRole('button', { name: 'Show', exact: true }).click()
    await expect.poll(() => nodeCount(window)).toBeLessThan(80)
    await expect(window.getByRole('button', { name: 'Lay out again' })).toBeVisible()
    await shoot('filter')
  })

  await test.step('place them by longitude and latitude', async () => {
    await window.getByRole('button', { name: /^Layout:/ }).click()
    await window
      .getByRole('dialog', { name: 'Layout' })
      .getByRole('button', { name: /^by attribute/i })
      .click()
    await expect(picture(window)).toHaveAttribute('data-layout', 'attribute', { timeout: 30_000 })
    await window.keyboard.press('Escape')
  })

  await test.step('measure, colour and size', async () => {
    await window.getByRole('tab', { name: 'Measures' }).click()
    await window.getByRole('tabpanel').getByRole('button', { name: 'Measure every node' }).click()
    const card = window.getByRole('region', { name: 'Result: pagerank' })
    await card.getByRole('button', { name: 'Size' }).click({ timeout: 30_000 })
    await card.getByRole('button', { name: 'Colour' }).click()
    await picture(window).focus()
    await window.keyboard.press('f')
    await shoot('hubs')
  })

  await test.step('export the picture', async () => {
    await window.keyboard.press('Control+e')
    const dialog = window.getByRole('dialog', { name: 'Export' })
    await dialog.getByRole('radio', { name: 'SVG', exact: true }).click()
    await shoot('export')
    const path = await savedFile(app, folder, 'hubs.svg', () =>
      dialog.getByRole('button', { name: /xport$/ }).click(),
    )
    await expect.poll(() => existsSync(path)).toBe(true)
  })

  await test.step('see what it costs', async () => {
    await window.getByRole('radio', { name: 'Memory' }).click()
    await window.getByRole('radio', { name: 'dict-style' }).click()
    await expect(window.getByRole('row', { name: /^Collector pauses/ })).toBeVisible()
    await window.getByRole('radio', { name: 'One record' }).click()
    await window.getByRole('button', { name: 'Load slotted as well' }).click()
    await expect(window.getByRole('region', { name: 'Held slotted' })).toContainText('a shared column')
    await window.getByRole('button', { name: 'An undeclared attribute is refused' }).click()
    await expect(window.getByText(/UndeclaredSlotError/)).toBeVisible()
    await shoot('record')
  })
})
