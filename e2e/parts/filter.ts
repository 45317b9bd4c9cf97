import { expect } from '@playwright/test'
import { nodeCount, nodesAre, picture } from '../fixtures/steps.ts'
import { captionSays, choose, sidebar, whereCaption, type Tour } from './tour.ts'

/** 3. A filter is written or put together, counted in the store, shown, applied to the picture, named and used again. */
export async function filter({ window, facts, shot }: Tour): Promise<void> {
  const [field, value] = facts.category
  const panel = await sidebar(window, 'Filter')
  const text = window.getByRole('textbox', { name: 'Filter', exact: true })
  const passing = panel.getByText(/^[\d,]+ of [\d,]+ nodes pass/)

  await text.fill('')
  await text.click()
  await window.keyboard.type('degre')
  await window.keyboard.press('Tab')
  await window.keyboard.type('>= 5')
  await expect(text).toHaveValue('degree >= 5')
  await expect(passing).toBeVisible()

  await text.fill(`degree >= 5 and ${field}x = ${value}`)
  await expect(panel.getByText(`There is no attribute “${field}x”. Did you mean “${field}”?`)).toBeVisible()
  await expect(text).toHaveAttribute('aria-invalid', 'true')
  await shot('3-filter-problem')

  await text.fill(`(${field} = ${value} or degree >= 20) and not ${facts.number} is missing`)
  await window.keyboard.press('Escape')
  await expect(passing).toBeVisible()
  const conditions = panel.getByRole('region', { name: 'Conditions' })
  await choose(panel, /^Add a condition on/, new RegExp(`^${facts.number}`))
  await conditions.getByRole('button', { name: `${facts.number} is not missing`, exact: true }).click()
  await conditions.getByRole('slider', { name: /Lowest/ }).focus()
  for (let step = 0; step < 3; step++) await window.keyboard.press('ArrowRight')
  await expect(text).toHaveValue(new RegExp(` and ${facts.number} >= `))
  await expect(passing).toBeVisible()
  const written = await text.inputValue()
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await captionSays(window, whereCaption('nodes', written))
  await shot('3-filter')

  await panel.getByRole('textbox', { name: 'Name' }).fill('picked')
  await panel.getByRole('button', { name: 'Save filter' }).click()
  await text.fill(`in set picked and ${field} = ${value}`)
  await window.keyboard.press('Escape')
  await expect(passing).toBeVisible()
  await panel.getByRole('button', { name: 'Fade others' }).click()
  await expect(panel.getByText(/^[\d,]+ nodes? faded: all but in set picked/)).toBeVisible()
  const before = await nodeCount(window)
  await panel.getByRole('button', { name: 'Select', exact: true }).click()
  const selectedNow = async () => Number(await picture(window).getAttribute('data-selected-count'))
  await expect.poll(selectedNow).toBeGreaterThan(1)
  const selected = await selectedNow()
  await panel.getByRole('button', { name: 'Hide others' }).click()
  await nodesAre(window, selected)
  expect(selected).toBeLessThan(before)
  const named = panel.getByRole('list', { name: /^Named/ })
  await named.getByRole('button', { name: 'picked', exact: true }).click()
  await expect(text).toHaveValue(written)
}
