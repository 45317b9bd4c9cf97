import { expect, type Page } from '@playwright/test'
import { picture } from '../fixtures/steps.ts'
import { choose, sidebar, type Tour } from './tour.ts'

const layouts = {
  circle: /^circle/i,
  grid: /^grid/i,
  concentric: /^concentric/i,
  hierarchical: /^hierarchy/i,
  attribute: /^by attribute/i,
  fcose: /^organic/i,
  force: /^force/i,
}

/** 5. The picture is laid out in every way, styled by attributes, filtered by its legend, and selected in by pointer. */
export async function see({ window, facts, shot }: Tour): Promise<void> {
  const shown = picture(window)
  await window.getByRole('button', { name: /^Layout:/ }).click()
  const menu = window.getByRole('dialog', { name: 'Layout' })
  for (const [name, choice] of Object.entries(layouts)) {
    await menu.getByRole('button', { name: choice }).click()
    await expect(shown).toHaveAttribute('data-layout', name, { timeout: 30_000 })
    if (name === 'attribute') {
      await choose(menu, /Across$/, new RegExp(`^${facts.place[0]}\\b`))
      await choose(menu, /Up$/, new RegExp(`^${facts.place[1]}\\b`))
    }
  }
  await window.keyboard.press('Escape')
  // force runs until it has settled; Stop answers before, unless the machine is quick
  const stop = window.getByRole('button', { name: 'Stop layout' })
  if (await stop.isVisible()) await stop.click({ timeout: 5_000 }).catch(() => {})
  await expect(window.getByRole('button', { name: 'Lay out again' })).toBeVisible({ timeout: 5_000 })

  const panel = await sidebar(window, 'Style')
  const legend = window.getByRole('region', { name: 'Legend' })
  const nodes = panel.getByRole('region', { name: 'Style of nodes' })
  const edges = panel.getByRole('region', { name: 'Style of edges' })
  await choose(nodes, /Colour$/, new RegExp(`^${facts.category[0]}`))
  const category = legend.getByRole('list', { name: /^Legend/ }).getByRole('button')
  await category.first().click()
  await expect(category.nth(1)).toHaveAttribute('aria-pressed', 'false')
  await shot('5-category')
  await legend.getByRole('button', { name: 'Show all' }).click()
  await choose(nodes, /Colour$/, new RegExp(`^${facts.number}`))
  await choose(nodes, /Palette$/, /^plasma/i)
  await expect(legend.getByRole('slider').first()).toBeVisible()
  await choose(nodes, /Size$/, new RegExp(`^${facts.place[0]}\\b`))
  await choose(nodes, /Label$/, new RegExp(`^${facts.category[0]}`))
  await choose(edges, /Colour$/, new RegExp(`^${facts.edgeNumber}`))
  await choose(edges, /Width$/, new RegExp(`^${facts.edgeNumber}`))
  await edges.getByRole('radio', { name: 'Always' }).click()
  await expect(legend.getByText(new RegExp(`^Width: ${facts.edgeNumber}`))).toBeVisible()
  await shot('5-style')

  await selectByPointer(window)
  await shot('5-lasso')
  await window.keyboard.press('Control+,')
  const settings = window.getByRole('dialog', { name: 'Settings' })
  await expect(settings.getByRole('checkbox', { name: 'Draw by WebGL' })).toBeAttached()
  await window.keyboard.press('Escape')
}

/** Pins a node by key and moves it, then selects by rectangle and by lasso, and goes elsewhere by the minimap. */
async function selectByPointer(window: Page): Promise<void> {
  const shown = picture(window)
  await sidebar(window, 'Nodes')
  await window.getByRole('treeitem').first().click()
  await shown.focus()
  await shown.press('p')
  await expect(shown).toHaveAttribute('data-pinned-count', '1')
  await shown.press('f')
  await shown.press('Escape')
  const box = (await shown.boundingBox())!
  const [left, top, right, bottom] = [box.x + 4, box.y + 44, box.x + box.width - 4, box.y + box.height - 4]
  await window.keyboard.down('Shift')
  await drag(window, [left, top], [right, bottom])
  await window.keyboard.up('Shift')
  await expect(shown).not.toHaveAttribute('data-selected-count', '0')
  const inRectangle = Number(await shown.getAttribute('data-selected-count'))
  await window.keyboard.down('Alt')
  await drag(window, [right, top], [left + box.width / 2, top], [right, bottom])
  await window.keyboard.up('Alt')
  await expect(shown).not.toHaveAttribute('data-selected-count', String(inRectangle))
  const minimap = window.getByTestId('minimap')
  const small = (await minimap.boundingBox())!
  await window.mouse.click(small.x + 30, small.y + 30)
  await shown.press('f')
}

async function drag(window: Page, from: [number, number], ...through: [number, number][]): Promise<void> {
  await window.mouse.move(...from)
  await window.mouse.down()
  for (const [x, y] of through) await window.mouse.move(x, y, { steps: 6 })
  await window.mouse.up()
}
