import { expect, test } from './fixtures/app.ts'
import { nodeCount, picture, showSample } from './fixtures/steps.ts'

test('the table lists the picture, the selection and all, and goes with the canvas both ways', async ({
  window,
}) => {
  await showSample(window)
  await window.keyboard.press('Control+j')
  const table = window.getByRole('region', { name: 'Table' })
  const grid = table.getByRole('grid', { name: 'Nodes' })
  await expect(grid).toHaveAttribute('aria-rowcount', String((await nodeCount(window)) + 1))

  // a row is looked at in the inspector, and the picture's selection is seen in the table
  await grid.getByRole('row').nth(3).click()
  await expect(grid.getByRole('row', { selected: true })).toHaveCount(1)
  const label = await grid.getByRole('row', { selected: true }).getByRole('rowheader').textContent()
  await expect(window.getByRole('region', { name: 'Inspector' }).getByRole('heading').first()).toHaveText(
    label ?? '',
  )

  // sorted by degree, the most connected comes first, and back to the order of the store
  const degree = grid.getByRole('columnheader', { name: /degree/ })
  await degree.getByRole('button').click()
  await expect(degree).toHaveAttribute('aria-sort', 'ascending')
  await degree.getByRole('button').click()
  await expect(degree).toHaveAttribute('aria-sort', 'descending')
  const headers = await grid.getByRole('columnheader').allTextContents()
  const degreeOf = async (row: number) => {
    const cell = grid
      .getByRole('row')
      .nth(row)
      .getByRole('gridcell')
      .nth(headers.indexOf('degree') - 1)
    return Number((await cell.textContent())?.replaceAll(',', ''))
  }
  await expect(async () => {
    expect(await degreeOf(1)).toBeGreaterThan(1)
    expect(await degreeOf(1)).toBeGreaterThanOrEqual(await degreeOf(2))
  }).toPass()

  // by keyboard, to the last of all, into the picture
  await table.getByRole('radio', { name: 'All' }).click()
  const rowCount = async () => Number(await grid.getAttribute('aria-rowcount'))
  await expect.poll(rowCount).toBeGreaterThan((await nodeCount(window)) + 1)
  await grid.focus()
  await window.keyboard.press('End')
  const total = await rowCount()
  const last = grid.locator(`[aria-rowindex="${total}"]`)
  await expect(last).toBeVisible()
  await expect(last.getByRole('rowheader')).not.toHaveText('…')
  const before = await nodeCount(window)
  await window.keyboard.press('Enter')
  await expect(picture(window)).not.toHaveAttribute('data-node-count', String(before))
  await expect(last).toHaveAttribute('aria-selected', 'true')

  // columns can be chosen, and rows are copied as CSV
  await table.getByRole('button', { name: 'Columns' }).click()
  await window.getByRole('dialog', { name: 'Columns' }).getByText('in-degree').click()
  await window.keyboard.press('Escape')
  await expect(grid.getByRole('columnheader', { name: /in-degree/ })).toBeVisible()
  await table.getByRole('radio', { name: 'Selected' }).click()
  await expect(grid).toHaveAttribute('aria-rowcount', '2')
  await table.getByRole('button', { name: 'Copy as CSV' }).click()
  await expect(window.getByText('Copied 1 row.')).toBeVisible()

  await table.getByRole('radio', { name: 'Edges' }).click()
  const edges = table.getByRole('grid', { name: 'Edges' })
  await table.getByRole('radio', { name: 'All' }).click()
  await expect(edges.getByRole('columnheader', { name: 'source' })).toBeVisible()
  await edges.getByRole('row').nth(1).click()
  await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('Edge')
})
