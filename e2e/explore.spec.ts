import { expect, test } from './fixtures/app.ts'
import { nodeCount, picture, showSample } from './fixtures/steps.ts'

test.use({ shares: 'sample' })

test('find a node by keyboard, look at it, expand it, undo and redo', async ({ window }) => {
  const before = await nodeCount(window)
  await picture(window).focus()
  await window.keyboard.press('/')
  const search = window.getByRole('combobox', { name: 'Find a node' })
  await expect(search).toBeFocused()
  await window.keyboard.type('react-stately')
  const hits = window.getByRole('listbox', { name: 'Nodes found' })
  await expect(hits.getByRole('option').first()).toHaveAccessibleName(/react-stately/)
  await expect(hits.getByRole('option').first()).toHaveAttribute('aria-selected', 'true')
  await window.keyboard.press('Enter')

  const inspector = window.getByRole('region', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText('react-stately')
  await expect(inspector).toContainText(/degree\d+ \d+ in · \d+ out/)
  await expect(inspector).toContainText(/showing \d+ of \d+/)
  await expect(inspector).toContainText('by structure')
  await expect.poll(() => nodeCount(window)).toBeGreaterThanOrEqual(before)

  await inspector.getByRole('button', { name: 'Expand' }).click()
  await expect(window.getByRole('button', { name: 'Undo: Expand react-stately' })).toBeEnabled()
  const expanded = await nodeCount(window)
  expect(expanded).toBeGreaterThan(before)
  await expect(window.getByRole('button', { name: 'Lay out again' })).toBeVisible()
  await window.keyboard.press('Control+z')
  await expect.poll(() => nodeCount(window)).toBeLessThan(expanded)
  await window.keyboard.press('Control+Shift+z')
  await expect.poll(() => nodeCount(window)).toBe(expanded)
})

test('the inspector shows how the records of a kind are laid out', async ({ window }) => {
  await window.getByRole('list', { name: 'Most connected' }).getByRole('button').first().click()
  const inspector = window.getByRole('region', { name: 'Inspector' })
  const layout = inspector.getByRole('group').filter({ hasText: 'Layout' })
  await expect(layout.getByText(/^\d+ slots? · [\d.]+ B a record$/)).toBeVisible()
  await layout.getByRole('heading', { name: 'Layout' }).click()
  await expect(layout).toContainText(
    /overflowyes: '.+' (is declared with overflow|declares no slots of its own)/,
  )
  const rows = layout.getByRole('table', { name: 'Slots in order' }).getByRole('row')
  await expect(rows.nth(1)).toHaveText(/^path nodetext4 B[\d.]+ B$/)
})

test('the list of nodes does by keyboard what the picture does by pointer', async ({ window }) => {
  await window.getByRole('tab', { name: 'Nodes' }).click()
  const tree = window.getByRole('tree', { name: 'Nodes in the picture' })
  await tree.focus()
  await window.keyboard.press('v')
  const before = await nodeCount(window)
  await window.keyboard.press('Space')
  const selected = tree.getByRole('treeitem', { selected: true })
  await expect(selected.first()).toHaveAccessibleName(/^v/i)
  await window.keyboard.press('ArrowRight')
  await expect(tree.getByRole('treeitem', { expanded: true })).toHaveCount(1)
  await expect(tree.locator('[aria-level="2"]').first()).toBeVisible()
  await window.keyboard.press('Delete')
  await expect.poll(() => nodeCount(window)).toBe(before - 1)
  await window.keyboard.press('Control+z')
  await expect.poll(() => nodeCount(window)).toBe(before)
})

test('a node of the overview comes into view and can be hidden again', async ({ window }) => {
  const top = window.getByRole('list', { name: 'Most connected' }).getByRole('button')
  await expect(top).toHaveCount(12)
  await top.first().click()
  const drawn = await nodeCount(window)
  await picture(window).focus()
  await window.keyboard.press('Delete')
  await expect.poll(() => nodeCount(window)).toBe(drawn - 1)
  await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('Select a node or an edge')
})

test('where the picture is full, a node that is found is walked on from without being drawn', async ({
  window,
}) => {
  const takeMost = async (elements: number) => {
    await window.keyboard.press('Control+,')
    const dialog = window.getByRole('dialog', { name: 'Settings' })
    await dialog.getByRole('textbox', { name: 'Most elements drawn' }).fill(String(elements))
    await window.keyboard.press('Tab')
    await dialog.getByRole('button', { name: 'Close' }).last().click()
  }
  const search = window.getByRole('combobox', { name: 'Find a node' })
  const find = async () => {
    // the text of the choice before stays, and filling in the same would be no change
    await search.fill('')
    await search.fill('"react-stately"')
    await window.getByRole('option', { name: /^react-stately/ }).click()
  }
  await find()
  await window.getByRole('button', { name: 'Hide selected' }).click()
  const drawn = await nodeCount(window)
  await takeMost(60)
  await find()
  await expect(window.getByRole('log', { name: 'Notices' })).toContainText('The view is full')
  await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('react-stately')
  expect(await nodeCount(window)).toBe(drawn)

  await window.getByRole('tab', { name: 'Walk' }).click()
  const near = window.getByRole('region', { name: 'Neighbourhood' })
  await expect(near).toContainText('of react-stately')
  await near.getByRole('button', { name: 'Show' }).click()
  await expect(window.getByText(/nodes within 2 edges of react-stately/).first()).toBeVisible()
  expect(await nodeCount(window)).toBeLessThanOrEqual(60)
  await takeMost(2000)
  // where there is room again, the notice has nothing more to say
  await expect(window.getByRole('log', { name: 'Notices' })).not.toContainText('The view is full')
})

test('toggling keeps the picture and the selection, and memory shows both', async ({ window, app }) => {
  await window.getByRole('list', { name: 'Most connected' }).getByRole('button').first().click()
  const inspector = window.getByRole('region', { name: 'Inspector' })
  const name = await inspector.getByRole('heading', { level: 2 }).textContent()
  const drawn = await nodeCount(window)
  await window.getByRole('button', { name: /Memory panel$/ }).click()
  const keepBoth = window.getByText('Keep both in memory when switching')
  await keepBoth.click()

  await window.getByRole('radio', { name: 'dict-style' }).click()
  await expect(window.getByRole('radio', { name: 'dict-style' })).toBeChecked({ timeout: 30_000 })
  expect(await nodeCount(window)).toBe(drawn)
  await expect(inspector.getByRole('heading', { level: 2 })).toHaveText(name ?? '')
  expect(app.storePids()).toHaveLength(2)
  const panel = window.getByRole('region', { name: 'Memory panel' })
  await expect(panel.getByTestId('rss-dict')).toHaveText(/MB$/)
  await expect(panel.getByTestId('rss-slotted')).toHaveText(/MB$/)

  await keepBoth.click()
  await expect.poll(() => app.storePids().length).toBe(1)
  await panel.getByRole('radio', { name: 'Table' }).click()
  await expect(panel.getByRole('region', { name: 'Memory over the last two minutes' })).toContainText(
    'dict-style RSS',
  )
})

test("an attribute of the analyst's own is kept through a change of mode", async ({ window }) => {
  await window.getByRole('list', { name: 'Most connected' }).getByRole('button').first().click()
  const inspector = window.getByRole('region', { name: 'Inspector' })
  const form = inspector.getByRole('form', { name: /^Add attribute/ })
  await expect(form).toContainText('on 1 node')
  await form.getByRole('textbox', { name: 'Name' }).fill('flag')
  await form.getByRole('textbox', { name: 'Value' }).fill('check')
  await window.keyboard.press('Enter')
  const attributes = inspector.getByRole('region', { name: 'Attributes' })
  await expect(attributes).toContainText(/flagcheckyours/)

  await attributes.getByRole('button', { name: 'Keep flag as slot' }).click()
  await expect(attributes.getByText('yours')).toHaveCount(0)
  await expect(attributes).toContainText(/flagcheck/)
  await form.getByRole('textbox', { name: 'Name' }).fill('note')
  await form.getByRole('textbox', { name: 'Value' }).fill('7')
  await form.getByRole('button', { name: 'Set' }).click()
  await expect(attributes).toContainText(/note7yours/)
  await form.getByRole('textbox', { name: 'Name' }).fill('flag')
  await form.getByRole('textbox', { name: 'Value' }).fill('7')
  await window.keyboard.press('Enter')
  await expect(form.getByRole('alert')).toContainText('That value does not fit')

  await window.getByRole('radio', { name: 'dict-style' }).click()
  await expect(window.getByRole('radio', { name: 'dict-style' })).toBeChecked({ timeout: 30_000 })
  await expect(attributes).toContainText(/flagcheck/)
  await expect(attributes).toContainText(/note7yours/)
  await expect(attributes.getByText('yours')).toHaveCount(1)
  await attributes.getByRole('button', { name: 'Remove note' }).click()
  await expect(attributes).not.toContainText('note7')

  // undo takes back edits as any other step, in the mode that is active now
  const undo = window.getByRole('button', { name: /^Undo/ })
  await undo.click()
  await expect(attributes).toContainText(/note7yours/)
  await undo.click()
  await expect(attributes).not.toContainText('note7')
  await undo.click()
  await expect(attributes).toContainText(/flagcheckyours/)
  await undo.click()
  await expect(attributes).not.toContainText(/flagcheck/)
  const redo = window.getByRole('button', { name: /^Redo/ })
  await redo.click()
  await redo.click()
  await expect(attributes).toContainText(/flagcheck/)
  await expect(attributes.getByText('yours')).toHaveCount(0)
})

test.describe(() => {
  test.use({ shares: 'nothing' })

  test('a store process that is killed is reported, and restarted from the banner', async ({
    app,
    window,
  }) => {
    await showSample(window)
    const drawn = await nodeCount(window)
    const [pid] = app.storePids()
    process.kill(pid ?? -1, 'SIGKILL')
    const notices = window.getByRole('log', { name: 'Notices' })
    await expect(notices).toContainText('The store process ended')
    expect(await nodeCount(window)).toBe(drawn)
    await notices.getByRole('button', { name: 'Restart' }).click()
    await expect.poll(() => app.storePids().length, { timeout: 20_000 }).toBe(1)
    await window.getByRole('list', { name: 'Most connected' }).getByRole('button').first().click()
    await expect(window.getByRole('region', { name: 'Inspector' })).toContainText('degree', {
      timeout: 20_000,
    })
  })
})
