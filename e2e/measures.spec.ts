import { expect, test } from './fixtures/app.ts'
import { nodeCount } from './fixtures/steps.ts'

test.use({ shares: 'sample' })

test('a measure is worked out, looked at, used for colour, undone, and done again', async ({ window }) => {
  await window.getByRole('tab', { name: 'Measures' }).click()
  const panel = window.getByRole('tabpanel')
  await expect(panel.getByText('Where somebody who follows edges at random')).toBeVisible()
  await panel.getByRole('button', { name: 'Measure every node' }).click()
  const card = panel.getByRole('region', { name: 'Result: pagerank' })
  await expect(card.getByRole('list', { name: 'Highest by pagerank' }).getByRole('button')).toHaveCount(8)
  await card.getByRole('button', { name: 'Colour' }).click()
  await expect(window.getByRole('button', { name: /^Undo: Colour by pagerank/ })).toBeVisible()
  await card.getByRole('button', { name: 'Lay out' }).click()
  await expect(window.getByRole('button', { name: /^Undo: Layout: concentric/i })).toBeVisible()

  // the values are an attribute of the node that is looked at, and of the table
  await card.getByRole('list', { name: 'Highest by pagerank' }).getByRole('button').first().click()
  const attributes = window
    .getByRole('region', { name: 'Inspector' })
    .getByRole('region', { name: 'Attributes' })
  await expect(attributes).toContainText('pagerank')

  // undo takes them away again
  while (await card.isVisible()) await window.getByRole('button', { name: /^Undo/ }).click()
  await expect(attributes).not.toContainText('pagerank')
  await window.getByRole('button', { name: /^Redo/ }).click()
  await expect(attributes).toContainText('pagerank')
})

test('communities are drawn one node each, and one opens', async ({ window }) => {
  await window.getByRole('radio', { name: 'Communities' }).click()
  await window.getByRole('button', { name: 'Set up communities' }).click()
  await window.getByRole('tabpanel').getByRole('button', { name: 'Measure every node' }).click()
  const card = window.getByRole('region', { name: 'Result: leiden' })
  await card.getByRole('button', { name: 'One node a group' }).click()
  const groups = window.getByRole('list', { name: 'Groups, the largest first' })
  await expect(groups.getByRole('button').first()).toContainText('edges inside')
  const text = await groups.getByRole('button').first().textContent()
  const members = Number(/(\d[\d,]*) nodes/.exec(text ?? '')?.[1]?.replaceAll(',', ''))
  await window.waitForTimeout(1_500)
  await groups.getByRole('button').first().click()
  await expect.poll(() => nodeCount(window)).toBe(members)
})
