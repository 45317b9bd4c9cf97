import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './fixtures/app.ts'
import { loadShown, openSample, picture, showSample } from './fixtures/steps.ts'

/** Everything that axe finds wrong on the screen as it is, in a form that a failing test prints well. */
async function faults(window: Page): Promise<string[]> {
  // in Electron axe cannot open the second page that it would gather frames in; there are no frames
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
}

for (const theme of ['Light', 'Dark'] as const) {
  test(`axe finds nothing on any screen, ${theme.toLowerCase()}`, async ({ window }) => {
    test.setTimeout(120_000)
    await window.keyboard.press('Control+,')
    await window.getByRole('radio', { name: theme }).click()
    expect.soft(await faults(window), 'settings').toEqual([])
    await window.keyboard.press('Escape')
    expect.soft(await faults(window), 'start').toEqual([])

    await window.getByRole('button', { name: 'Make a graph' }).click()
    expect.soft(await faults(window), 'make a graph').toEqual([])
    await window.keyboard.press('Escape')

    await openSample(window)
    expect.soft(await faults(window), 'preflight').toEqual([])
    await loadShown(window)
    expect.soft(await faults(window), 'graph').toEqual([])

    await window.getByRole('combobox', { name: 'Find a node' }).fill('react')
    await expect(window.getByRole('option').first()).toBeVisible()
    expect.soft(await faults(window), 'search').toEqual([])
    await window.keyboard.press('Enter')
    await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('degree')
    expect.soft(await faults(window), 'inspector').toEqual([])

    await window.getByRole('tab', { name: 'Nodes' }).click()
    expect.soft(await faults(window), 'nodes').toEqual([])
    await window.getByRole('button', { name: /Memory panel$/ }).click()
    expect.soft(await faults(window), 'memory').toEqual([])

    for (const name of ['About this dataset', 'Keyboard shortcuts', 'About Slotgraph']) {
      await window.getByRole('button', { name: 'Menu' }).click()
      await window.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
      await expect(window.getByRole('dialog', { name: new RegExp(`^${name}`) })).toBeVisible()
      expect.soft(await faults(window), name).toEqual([])
      await window.keyboard.press('Escape')
    }
  })
}

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

test('text at 200% loses nothing', async ({ window }) => {
  await showSample(window)
  await window.setViewportSize({ width: 1280, height: 900 })
  await window.evaluate(() => {
    // what a reader's own text size does
    document.documentElement.style.fontSize = '162.5%'
  })
  await expect(window.getByTestId('live-rss')).toBeInViewport({ ratio: 1 })
  await expect(window.getByRole('radio', { name: 'slotted' })).toBeInViewport({ ratio: 1 })
  await expect(window.getByRole('button', { name: 'Menu' })).toBeInViewport({ ratio: 1 })
  const isOverflowing = await window.evaluate(
    () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
  )
  expect(isOverflowing).toBe(false)
})
