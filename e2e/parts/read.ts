import { expect } from '@playwright/test'
import { nodeCount, picture } from '../fixtures/steps.ts'
import { inspector, selectHub, sidebar, type Tour } from './tour.ts'

/** 6. The inspector and the table read any record; attributes of the analyst's own are set on a whole selection. */
export async function read({ window, facts, shot }: Tour): Promise<void> {
  const hub = await selectHub(window)
  const look = inspector(window)
  await expect(look.getByRole('region', { name: 'Attributes' })).toContainText(/Attributes\s*\d+/)
  await expect(look.getByRole('region', { name: 'Neighbours' })).toContainText(/showing 50 of [\d,]+/)
  await expect(look).toContainText('slotted, by structure')

  await window.keyboard.press('Control+j')
  const table = window.getByRole('region', { name: 'Table' })
  const grid = table.getByRole('grid', { name: 'Nodes' })
  await table.getByRole('radio', { name: 'All' }).click()
  await expect(grid).toHaveAttribute('aria-rowcount', String(facts.nodes + 1))
  const degree = grid.getByRole('columnheader', { name: 'degree', exact: true })
  await degree.getByRole('button').click()
  await degree.getByRole('button').click()
  await expect(degree).toHaveAttribute('aria-sort', 'descending')
  await expect(grid.getByRole('row').nth(1).getByRole('rowheader')).toHaveText(hub)
  // linked both ways: a row is looked at, and what is looked at is a row
  await grid.getByRole('row').nth(2).click()
  const second = (await grid.getByRole('row').nth(2).getByRole('rowheader').textContent()) ?? ''
  await expect(look.getByRole('heading', { level: 2 })).toHaveText(second)
  await table.getByRole('button', { name: 'Columns' }).click()
  await window.getByRole('dialog', { name: 'Columns' }).getByText('in-degree').click()
  await window.keyboard.press('Escape')
  await expect(grid.getByRole('columnheader', { name: 'in-degree' })).toBeVisible()
  await grid.focus()
  await window.keyboard.press('End')
  await expect(grid.locator(`[aria-rowindex="${facts.nodes + 1}"]`).getByRole('rowheader')).not.toHaveText(
    '…',
  )
  await shot('6-table')
  await table.getByRole('radio', { name: 'Selected' }).click()
  await expect(grid).toHaveAttribute('aria-rowcount', '2')
  await table.getByRole('button', { name: 'Copy as CSV' }).click()
  await expect(window.getByText('Copied 1 row.')).toBeVisible()
  await window.getByRole('button', { name: 'Dismiss: Copied 1 row' }).click()
  await window.keyboard.press('Control+j')

  await picture(window).focus()
  await window.keyboard.press('Control+a')
  const drawn = await nodeCount(window)
  const form = look.getByRole('form', { name: /^Add attribute/ })
  await expect(form).toContainText(`on ${drawn.toLocaleString('en')} node`)
  await form.getByRole('textbox', { name: 'Name' }).fill('group')
  await form.getByRole('textbox', { name: 'Value' }).fill('first look')
  await window.keyboard.press('Enter')
  const panel = await sidebar(window, 'Filter')
  await expect(window.getByRole('button', { name: /^Undo: Set group/ })).toBeVisible()
  await window.getByRole('textbox', { name: 'Filter', exact: true }).fill('group = "first look"')
  await expect(
    panel.getByText(`${drawn.toLocaleString('en')} of ${facts.nodes.toLocaleString('en')} nodes pass`),
  ).toBeVisible()
  await window.keyboard.press('Escape')
}
