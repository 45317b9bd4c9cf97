import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { airRoutesFolder, makeAirRoutes } from '../scripts/air-routes.ts'
import { expect, test } from './fixtures/app.ts'
import type { OpenedApp, OpenOptions } from './fixtures/opened-app.ts'
import { dragSelected, loadShown, picture } from './fixtures/steps.ts'

test.setTimeout(180_000)

test.beforeEach(() => {
  test.skip(!existsSync(airRoutesFolder), `the air-routes data is not at ${airRoutesFolder}`)
})

test('colour by an attribute, and turn parts of the picture off by the legend', async ({
  openApp,
  folder,
}, testInfo) => {
  const window = await openAirRoutes(openApp, folder)
  const legend = window.getByRole('region', { name: 'Legend' })
  await window.getByRole('tab', { name: 'Style' }).click()
  const nodes = window.getByRole('region', { name: 'Style of nodes' })

  await test.step('by category', async () => {
    const before = await pixels(window)
    await choose(window, nodes, /^.*Colour$/, /^country/)
    await expect(legend.getByRole('button', { name: /^US/ })).toBeVisible()
    await expect(legend.getByRole('button', { name: /^missing/ })).toBeVisible()
    await expect.poll(() => pixels(window)).not.toEqual(before)
    await window.screenshot({ path: testInfo.outputPath('by-country.png') })
  })

  await test.step('one category alone, faded or hidden, and back', async () => {
    const all = await pixels(window)
    await legend.getByRole('button', { name: /^US/ }).click()
    await expect(legend.getByRole('button', { name: /^US/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(legend.getByRole('button', { name: /^CA/ })).toHaveAttribute('aria-pressed', 'false')
    await expect.poll(() => pixels(window)).not.toEqual(all)
    await legend.getByRole('radio', { name: 'Hide' }).click()
    await window.waitForTimeout(500)
    await window.screenshot({ path: testInfo.outputPath('only-us.png') })
    await legend.getByRole('button', { name: 'Show all' }).click()
    await expect(legend.getByRole('button', { name: /^CA/ })).toHaveAttribute('aria-pressed', 'true')
    await undo(window)
    await expect(legend.getByRole('button', { name: /^CA/ })).toHaveAttribute('aria-pressed', 'false')
    await undo(window)
    await undo(window)
    await expect(legend.getByRole('button', { name: /^CA/ })).toHaveAttribute('aria-pressed', 'true')
  })

  await test.step('by number, with a range', async () => {
    await choose(window, nodes, /^.*Colour$/, /^elev/)
    await expect(legend.getByText('5,000')).toBeVisible()
    const lowest = legend.getByRole('slider').first()
    await lowest.focus()
    for (let step = 0; step < 8; step++) await lowest.press('ArrowRight')
    await expect(legend.getByRole('button', { name: 'Show all' })).toBeVisible()
    await window.screenshot({ path: testInfo.outputPath('by-elevation.png') })
    await window.getByRole('button', { name: /^Undo: elev/ }).click()
  })

  await test.step('sizes and labels by attribute, and undone', async () => {
    await choose(window, nodes, /^.*Size$/, /^runways/)
    await expect(legend.getByText(/^Size: runways/)).toBeVisible()
    await choose(window, nodes, /^.*Label$/, /^city/)
    await window.waitForTimeout(400)
    await window.screenshot({ path: testInfo.outputPath('by-runways.png') })
    await window.getByRole('button', { name: 'Undo: Label by city' }).click()
    await window.getByRole('button', { name: 'Undo: Size by runways' }).click()
    await expect(legend.getByText(/^Size: degree/)).toBeVisible()
  })

  await test.step('edges by kind, with arrows', async () => {
    const edges = window.getByRole('region', { name: 'Style of edges' })
    await choose(window, edges, /^.*Colour$/, /^Kind/)
    await expect(legend.getByText('Edges: kind')).toBeVisible()
    await edges.getByRole('radio', { name: 'Always' }).click()
    await window.waitForTimeout(400)
    await window.screenshot({ path: testInfo.outputPath('edges.png') })
  })
})

test('each layout, stopped, remembered and undone', async ({ openApp, folder }, testInfo) => {
  const window = await openAirRoutes(openApp, folder)
  for (const [name, choice] of [
    ['concentric', /^concentric/i],
    ['circle', /^circle/i],
    ['grid', /^grid/i],
    ['attribute', /^by attribute/i],
    ['hierarchical', /^hierarchy/i],
  ] as const) {
    await test.step(name, async () => {
      const before = await pixels(window)
      await chooseLayout(window, choice)
      await expect(picture(window)).toHaveAttribute('data-layout', name, { timeout: 30_000 })
      await expect.poll(() => pixels(window)).not.toEqual(before)
      await window.waitForTimeout(400)
      await window.screenshot({ path: testInfo.outputPath(`${name}.png`) })
    })
  }
  await test.step('undo goes back through them', async () => {
    await window.getByRole('button', { name: 'Undo: Layout: hierarchy' }).click()
    await expect(picture(window)).toHaveAttribute('data-layout', 'attribute')
    await window.getByRole('button', { name: 'Undo: Layout: by attribute' }).click()
    await expect(picture(window)).toHaveAttribute('data-layout', 'grid')
  })
  await test.step('force moves while it runs, and Stop answers', async () => {
    const before = await pixelsAtRest(window)
    await chooseLayout(window, /^force/i)
    const stop = window.getByRole('button', { name: 'Stop layout' })
    await expect(stop).toBeVisible()
    await expect.poll(() => pixels(window), { intervals: [50] }).not.toEqual(before)
    // it may have ended by itself where the machine is quick
    if (await stop.isVisible()) await stop.click({ timeout: 10_000 }).catch(() => {})
    await expect(window.getByRole('button', { name: 'Lay out again' })).toBeVisible({ timeout: 5_000 })
    await expect(picture(window)).toHaveAttribute('data-layout', 'force')
    await window.waitForTimeout(600)
    await window.screenshot({ path: testInfo.outputPath('force.png') })
  })
})

test('pin, drag, select by rectangle and lasso, minimap', async ({ openApp, folder }, testInfo) => {
  const window = await openAirRoutes(openApp, folder)
  const shown = picture(window)
  const box = (await shown.boundingBox())!

  await test.step('pin by key, undo', async () => {
    await window.getByRole('tab', { name: 'Nodes' }).click()
    await window.getByRole('treeitem').first().click()
    await expect(shown).toHaveAttribute('data-selected-count', '1')
    await shown.focus()
    await shown.press('p')
    await expect(shown).toHaveAttribute('data-pinned-count', '1')
    await window.waitForTimeout(600)
    await window.screenshot({ path: testInfo.outputPath('pinned.png') })
    await undo(window)
    await expect(shown).toHaveAttribute('data-pinned-count', '0')
  })

  await test.step('drag a node', async () => {
    await dragSelected(window, 60, 40)
    await undo(window)
    await shown.press('f')
  })

  await test.step('rectangle with Shift, lasso with its tool', async () => {
    await window.waitForTimeout(500)
    const [left, top] = [box.x + 200, box.y + 60]
    const [right, bottom] = [box.x + box.width - 30, box.y + box.height - 140]
    await window.keyboard.down('Shift')
    await drag(window, [left, top], [right, bottom])
    await window.keyboard.up('Shift')
    const inRectangle = Number(await shown.getAttribute('data-selected-count'))
    expect(inRectangle).toBeGreaterThan(10)
    await window.getByRole('button', { name: 'Select by lasso' }).click()
    // the lower left half of the rectangle
    await drag(window, [left, top], [left, bottom], [right, bottom])
    await window.screenshot({ path: testInfo.outputPath('lasso.png') })
    const inLasso = Number(await shown.getAttribute('data-selected-count'))
    expect(inLasso).toBeGreaterThan(0)
    expect(inLasso).toBeLessThan(inRectangle)
    await window.getByRole('button', { name: 'Select by lasso' }).click()
    // Alt stands for the tool
    await shown.press('Escape')
    await window.keyboard.down('Alt')
    await drag(window, [left, top], [left, bottom], [right, bottom])
    await window.keyboard.up('Alt')
    await expect(shown).toHaveAttribute('data-selected-count', String(inLasso))
  })

  await test.step('pan in the minimap, and hide it', async () => {
    const minimap = window.getByTestId('minimap')
    const small = (await minimap.boundingBox())!
    const before = await pixels(window)
    await window.mouse.click(small.x + 30, small.y + 30)
    await expect.poll(() => pixels(window)).not.toEqual(before)
    await window.getByRole('button', { name: 'Minimap' }).click()
    await expect(minimap).toBeHidden()
  })
})

test('WebGL is a switch, where the window has it', async ({ openApp, folder }, testInfo) => {
  const window = await openAirRoutes(openApp, folder)
  await window.keyboard.press('Control+,')
  const dialog = window.getByRole('dialog', { name: 'Settings' })
  const webgl = dialog.getByRole('checkbox', { name: 'Draw by WebGL' })
  if (await webgl.isDisabled()) {
    await expect(dialog).toContainText('This window has no WebGL 2')
  } else {
    // the box itself is hidden beneath its picture
    await dialog.getByText('Draw by WebGL').click()
    await expect(webgl).toBeChecked()
  }
  await dialog.getByRole('button', { name: 'Close' }).click()
  await window.waitForTimeout(600)
  await window.screenshot({ path: testInfo.outputPath('webgl.png') })
  expect(new Set(await pixels(window)).size).toBeGreaterThan(10)
})

async function openAirRoutes(
  openApp: (options?: OpenOptions) => Promise<OpenedApp>,
  folder: string,
): Promise<Page> {
  const file = join(folder, 'air-routes.db')
  makeAirRoutes(file)
  const { window } = await openApp({ folder, file })
  await loadShown(window)
  // labels come back once nothing changes
  await window.waitForTimeout(600)
  return window
}

/** What is drawn, as the bytes of a picture. */
async function pixels(window: Page): Promise<string> {
  return (await picture(window).screenshot()).toString('base64')
}

/** What is drawn once nothing moves any more. */
async function pixelsAtRest(window: Page): Promise<string> {
  let before = await pixels(window)
  await expect
    .poll(async () => {
      const earlier = before
      before = await pixels(window)
      return before === earlier
    })
    .toBe(true)
  return before
}

async function undo(window: Page): Promise<void> {
  await window.getByRole('button', { name: /^Undo/ }).click()
}

async function choose(window: Page, within: Locator, field: RegExp, option: RegExp): Promise<void> {
  await within.getByRole('button', { name: field }).first().click()
  await window.getByRole('option', { name: option }).first().click()
}

async function chooseLayout(window: Page, choice: RegExp): Promise<void> {
  await window.getByRole('button', { name: /^Layout:/ }).click()
  const dialog = window.getByRole('dialog', { name: 'Layout' })
  await dialog.getByRole('button', { name: choice }).click()
  await window.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
}

async function drag(window: Page, from: [number, number], ...through: [number, number][]): Promise<void> {
  await window.mouse.move(...from)
  await window.mouse.down()
  for (const [x, y] of through) await window.mouse.move(x, y, { steps: 8 })
  await window.mouse.up()
}
