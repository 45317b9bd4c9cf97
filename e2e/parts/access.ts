import { AxeBuilder } from '@axe-core/playwright'
import { expect } from '@playwright/test'
import { picture } from '../fixtures/steps.ts'
import { sidebar, type Tour } from './tour.ts'

/** 9. The graph as a tree by keyboard, what is selected said, the shortcuts, and every look that can be asked for. */
export async function access({ window, shot }: Tour): Promise<void> {
  await sidebar(window, 'Nodes')
  const tree = window.getByRole('tree', { name: 'Nodes in the picture' })
  await tree.focus()
  // not the one that the parts before have selected
  await window.keyboard.press('End')
  await window.keyboard.press('Space')
  const label = (await tree.getByRole('treeitem', { selected: true }).getAttribute('title')) ?? ''
  await expect(window.getByRole('status').filter({ hasText: `${label} selected.` })).toBeAttached()
  await window.keyboard.press('ArrowRight')
  await expect(tree.locator('[aria-level="2"]').first()).toBeVisible()
  await expect(tree).toBeFocused()
  await window.keyboard.press('Control+Space')
  await window.keyboard.press('ArrowDown')
  await window.keyboard.press('Control+Space')
  await expect(picture(window)).toHaveAttribute('data-selected-count', '1')

  for (const [look, media] of [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['contrast', { colorScheme: 'light', forcedColors: 'active' }],
  ] as const) {
    await window.emulateMedia({ forcedColors: 'none', ...media, reducedMotion: 'reduce' })
    await shot(`9-${look}`)
    if (look === 'contrast') continue
    const axe = new AxeBuilder({ page: window }).setLegacyMode()
    // what does not depend on colour is the same in all looks
    const { violations } = await (look === 'dark' ? axe.withRules('color-contrast') : axe).analyze()
    expect(violations.map(({ id, nodes }) => `${look}: ${id}: ${nodes[0]?.html}`)).toEqual([])
  }
  await window.emulateMedia({ forcedColors: 'none', colorScheme: 'light' })

  await picture(window).focus()
  await window.keyboard.press('?')
  const shortcuts = window.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(shortcuts.getByRole('region', { name: 'In the list of nodes' })).toBeVisible()
  await shot('9-shortcuts')
  await window.keyboard.press('Escape')

  // what a reader's own text size does
  await window.evaluate(() => (document.documentElement.style.fontSize = '162.5%'))
  await expect(window.getByTestId('live-rss')).toBeInViewport({ ratio: 1 })
  expect(
    await window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBeLessThanOrEqual(0)
  await shot('9-large-text')
  await window.evaluate(() => (document.documentElement.style.fontSize = ''))
}
