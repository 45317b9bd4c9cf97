import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import { loadShown, openSample, picture, showSample } from './fixtures/steps.ts'

/** Looks that a system can ask for. What does not depend on colour is the same in all and looked at in the first. */
const looks = [
  ['light', { colorScheme: 'light' }, null],
  ['dark', { colorScheme: 'dark' }, ['color-contrast']],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }, ['color-contrast']],
] as const

/**
 * Everything that axe finds wrong, in a form that a failing test prints well: on the whole page in every look, or within
 * the part that has changed since the whole was looked at. Parts are made of the same tokens, whose contrast in light
 * and dark a unit test reckons (ui/tokens.test.ts), so they are looked at in light alone.
 */
async function faults(window: Page, within?: string): Promise<string[]> {
  const found: string[] = []
  if (within !== undefined) await expect(window.locator(within).first()).toBeVisible()
  for (const [look, media, rules] of within === undefined ? looks : looks.slice(0, 1)) {
    await window.emulateMedia({ forcedColors: 'none', ...media })
    // in Electron axe cannot open the second page that it would gather frames in; there are no frames
    const axe = new AxeBuilder({ page: window }).setLegacyMode().options({
      resultTypes: ['violations'],
      // sheets are of use to one experimental rule alone, which is off
      preload: false,
      ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
    })
    const { violations } = await (within === undefined ? axe : axe.include(within)).analyze()
    for (const { id, nodes } of violations)
      found.push(...nodes.map(({ html }) => `${look}: ${id}: ${html.slice(0, 200)}`))
  }
  return found
}

const dialog = '[role=dialog]'
const sidebar = '[role=tabpanel]'
const dock = '#lower'
const found = 'search'

test('axe finds nothing on any screen @web', async ({ window }) => {
  test.setTimeout(120_000)
  await window.keyboard.press('Control+,')
  expect.soft(await faults(window, dialog), 'settings').toEqual([])
  await window.keyboard.press('Escape')
  expect.soft(await faults(window), 'start').toEqual([])

  await window.getByRole('button', { name: 'Make a graph' }).click()
  expect.soft(await faults(window, dialog), 'make a graph').toEqual([])
  await window.keyboard.press('Escape')

  await openSample(window)
  expect.soft(await faults(window), 'preflight').toEqual([])
  await loadShown(window)
  expect.soft(await faults(window), 'graph').toEqual([])

  await window.getByRole('combobox', { name: 'Find a node' }).fill('react')
  await expect(window.getByRole('option').first()).toBeVisible()
  expect.soft(await faults(window, found), 'search').toEqual([])
  await window.keyboard.press('Enter')
  await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('degree')
  expect.soft(await faults(window, '[aria-label=Inspector]'), 'inspector').toEqual([])

  await window.getByRole('tab', { name: 'Nodes' }).click()
  expect.soft(await faults(window, sidebar), 'nodes').toEqual([])
  await window.getByRole('button', { name: /Memory panel$/ }).click()
  expect.soft(await faults(window, dock), 'memory').toEqual([])

  for (const name of ['About this dataset', 'Keyboard shortcuts', 'About Slotgraph']) {
    await window.getByRole('button', { name: 'Menu' }).click()
    await window.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
    await expect(window.getByRole('dialog', { name: new RegExp(`^${name}`) })).toBeVisible()
    expect.soft(await faults(window, dialog), name).toEqual([])
    await window.keyboard.press('Escape')
  }
})

test('axe finds nothing on the panels of an open graph @web', async ({ window }) => {
  test.setTimeout(180_000)
  await showSample(window)
  const panel = window.getByRole('tabpanel').first()
  await panel.getByRole('button', { name: 'Components', exact: true }).click()
  await panel.getByRole('button', { name: /^licence/ }).click()
  await expect(panel.getByRole('list', { name: /^licence/ })).toBeVisible()
  expect.soft(await faults(window, sidebar), 'overview, unfolded').toEqual([])

  await window.keyboard.press('Control+k')
  expect.soft(await faults(window, found), 'palette').toEqual([])
  await window.keyboard.press('Escape')

  await window.getByRole('tab', { name: 'Filter' }).click()
  const filter = window.getByRole('textbox', { name: 'Filter', exact: true })
  await filter.fill('label in (vite, vitest) and degree > ')
  expect.soft(await faults(window, sidebar), 'filter with suggestions and a problem').toEqual([])
  await filter.fill('label in (vite, vitest) and degree > 2')
  await expect(panel.getByText(/nodes pass/)).toBeVisible()
  const conditions = panel.getByRole('region', { name: 'Conditions' })
  for (const name of ['label in (vite, vitest)', 'degree > 2']) {
    await conditions.getByRole('button', { name, exact: true }).click()
  }
  await expect(conditions.getByRole('slider').first()).toBeVisible()
  expect.soft(await faults(window, sidebar), 'filter with conditions').toEqual([])

  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await panel.getByRole('button', { name: 'Select', exact: true }).click()
  await window.getByRole('tab', { name: 'Walk' }).click()
  await expect(window.getByRole('region', { name: 'Common neighbours' })).toBeVisible()
  expect.soft(await faults(window, sidebar), 'walk').toEqual([])
  await picture(window).focus()
  await window.keyboard.press('Shift+F10')
  await expect(window.getByRole('menu')).toBeVisible()
  expect.soft(await faults(window, '[role=menu]'), 'menu of nodes').toEqual([])
  await window.keyboard.press('Escape')
})

test('axe finds nothing on the table, measures, communities and the memory lab @web', async ({ window }) => {
  test.setTimeout(180_000)
  await showSample(window)
  await window.keyboard.press('Control+j')
  const grid = window.getByRole('grid', { name: 'Nodes' })
  await expect(grid.getByRole('row').nth(2)).toBeVisible()
  await grid.getByRole('row').nth(2).click()
  expect.soft(await faults(window, dock), 'table').toEqual([])
  await window.getByRole('button', { name: 'Columns' }).click()
  expect.soft(await faults(window, dialog), 'columns').toEqual([])
  await window.keyboard.press('Escape')
  await window.keyboard.press('Control+j')

  await window.getByRole('radio', { name: 'Communities' }).click()
  expect.soft(await faults(window), 'communities, before there are any').toEqual([])
  await window.getByRole('button', { name: 'Set up communities' }).click()
  const panel = window.getByRole('tabpanel')
  await panel.getByRole('button', { name: 'Measure every node' }).click()
  const card = panel.getByRole('region', { name: 'Result: leiden' })
  await expect(card.getByRole('button', { name: 'One node a group' })).toBeVisible()
  expect.soft(await faults(window, sidebar), 'measures').toEqual([])
  await card.getByRole('button', { name: 'One node a group' }).click()
  await expect(window.getByRole('list', { name: 'Groups, the largest first' })).toBeVisible()
  expect.soft(await faults(window), 'communities').toEqual([])

  await window.getByRole('radio', { name: 'Memory', exact: true }).click()
  expect.soft(await faults(window), 'memory, live').toEqual([])
  await window.getByRole('radio', { name: 'Compare' }).click()
  expect.soft(await faults(window, 'main'), 'memory, compare').toEqual([])
  await window.getByRole('radio', { name: 'One record' }).click()
  await window.getByRole('button', { name: 'Overflow takes it' }).click()
  await expect(window.getByText('beside the slots', { exact: false }).last()).toBeVisible()
  expect.soft(await faults(window, 'main'), 'memory, one record').toEqual([])
})

test('the main way is walked by keyboard alone', async ({ window }) => {
  await window.getByRole('button', { name: 'Open the sample' }).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: 'Load', exact: true })).toBeVisible({ timeout: 20_000 })
  await window.getByRole('button', { name: 'Load', exact: true }).focus()
  await window.keyboard.press('Enter')
  await expect(picture(window)).toBeVisible({ timeout: 30_000 })
  await window.keyboard.press('Control+k')
  await window.keyboard.type('react-stately')
  await expect(window.getByRole('option').first()).toBeVisible()
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('ArrowUp')
  await window.keyboard.press('Enter')
  await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('react-stately')
  await picture(window).focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: /^Undo: Expand/ })).toBeEnabled()
  await window.keyboard.press('Control+m')
  await expect(window.getByRole('region', { name: 'Memory panel' })).toBeVisible()
})

test('where motion is not wanted, nothing glides, slides or fades @web', async ({ window }) => {
  await window.emulateMedia({ reducedMotion: 'reduce' })
  await window.evaluate(() => {
    const seen = { animations: new Set<string>(), pictures: [] as string[] }
    Object.assign(globalThis, { seen })
    requestAnimationFrame(function look() {
      for (const animation of document.getAnimations()) {
        const { duration } = animation.effect?.getTiming() ?? {}
        const what = (animation.effect as KeyframeEffect | null)?.target?.className
        if (duration !== 0 && duration !== 'auto')
          seen.animations.add(`${String(what)}: ${String(duration)} ms`)
      }
      const canvas = document.querySelector<HTMLCanvasElement>('[data-id="layer2-node"]')
      const drawn = canvas?.toDataURL() ?? ''
      if (drawn !== seen.pictures.at(-1)) seen.pictures.push(drawn)
      requestAnimationFrame(look)
    })
  })
  const taken = () =>
    window.evaluate(() => {
      const { seen } = globalThis as unknown as { seen: { animations: Set<string>; pictures: string[] } }
      return { animations: [...seen.animations], pictures: seen.pictures.splice(0).length }
    })
  await showSample(window)
  for (const name of ['Filter', 'Style', 'Overview']) await window.getByRole('tab', { name }).click()
  await window.keyboard.press('Control+k')
  await window.keyboard.press('Escape')
  for (const layout of [/^circle/i, /^force/i]) {
    await window.getByRole('button', { name: /^Layout: / }).click()
    await window.waitForTimeout(500)
    await taken()
    await window.getByRole('dialog', { name: 'Layout' }).getByRole('button', { name: layout }).click()
    await window.keyboard.press('Escape')
    await expect(window.getByRole('button', { name: 'Lay out again' })).toBeVisible({ timeout: 20_000 })
    await window.waitForTimeout(1_000)
    // where nodes are now, again with edges weighed by the layout, and again with labels
    expect((await taken()).pictures, `pictures drawn for ${layout}`).toBeLessThanOrEqual(4)
  }
  expect((await taken()).animations).toEqual([])
})

test('text at 200% loses nothing @web', async ({ window }, testInfo) => {
  await window.setViewportSize({ width: 1280, height: 900 })
  // what a reader's own text size does, from the beginning
  await window.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '162.5%'
    })
  })
  await window.reload()
  await showSample(window)
  await expect(window.getByTestId('live-rss')).toBeInViewport({ ratio: 1 })
  await expect(window.getByRole('radio', { name: 'slotted' })).toBeInViewport({ ratio: 1 })
  await expect(window.getByRole('button', { name: 'Menu' })).toBeInViewport({ ratio: 1 })
  const isOverflowing = await window.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isOverflowing).toBe(false)
  for (const tab of await window.getByRole('tablist', { name: 'Sidebar' }).getByRole('tab').all()) {
    await tab.click()
    const panel = window.getByRole('tabpanel').first()
    const hidden = await panel.evaluate((element) => element.scrollWidth - element.clientWidth)
    await window.screenshot({ path: testInfo.outputPath(`${await tab.textContent()}.png`) })
    expect.soft(hidden, `${await tab.textContent()} is as wide as its panel`).toBeLessThanOrEqual(0)
  }
})
