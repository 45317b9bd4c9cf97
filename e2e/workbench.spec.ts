import { expect, test } from './fixtures/app.ts'
import { nodeCount, picture } from './fixtures/steps.ts'

test.use({ shares: 'sample' })

test('the palette finds commands and nodes, remembers what was chosen, and reads its signs', async ({
  window,
}) => {
  await window.keyboard.press('Control+k')
  const box = window.getByRole('combobox', { name: 'Find a node' })
  const found = window.getByRole('listbox')
  await window.keyboard.type('> mem pan')
  await expect(found.getByRole('option')).toHaveCount(1)
  await window.keyboard.press('Enter')
  await expect(window.getByRole('region', { name: 'Memory panel' })).toBeVisible()

  await box.fill('react-dom')
  await expect(found.getByRole('group', { name: 'Nodes' }).getByRole('option').first()).toContainText(
    /path:|label:/,
  )
  await window.keyboard.press('Enter')
  await expect(
    window.getByRole('region', { name: 'Inspector' }).getByRole('heading', { level: 2 }),
  ).toHaveText('react-dom')

  const count = async (typed: string) => {
    await box.fill(typed)
    await expect(window.getByText('Searching…')).toBeHidden()
    return found.getByRole('group', { name: 'Nodes' }).getByRole('option').count()
  }
  await expect.poll(() => count('"react"')).toBe(1)
  await expect.poll(() => count('react*')).toBeGreaterThan(1)

  await box.fill('')
  await window.keyboard.press('ArrowDown')
  const recent = found.getByRole('group', { name: 'Recent' }).getByRole('option')
  await expect(recent.first()).toContainText('react-dom')
  await expect(recent.nth(1)).toContainText('Memory panel')
})

test('every figure of the overview is a door, and back leads out again', async ({ window }, testInfo) => {
  const before = await nodeCount(window)
  const nodes = window
    .getByRole('list', { name: 'Nodes', exact: true })
    .getByRole('button', { name: /^runtime/ })
  const runtime = Number(/\d+$/.exec((await nodes.textContent()) ?? '')?.[0])
  await nodes.click()
  await expect(window.getByText(`${runtime} nodes where kind = runtime`, { exact: true })).toBeVisible()
  expect(await nodeCount(window)).toBe(runtime)
  await window.screenshot({ path: testInfo.outputPath('door.png') })

  await window
    .getByRole('list', { name: 'Nodes by degree' })
    .getByRole('button', { name: /^Degree 1:/ })
    .click()
  await expect(window.getByText(/^\d+ nodes where degree = 1$/)).toBeVisible()
  await window.getByRole('list', { name: 'Edges, directed' }).getByRole('button', { name: /^peer/ }).click()
  await expect(window.getByText(/^\d+ edges where kind = peer/)).toBeVisible()

  const overview = window.getByRole('tabpanel')
  await overview.getByRole('button', { name: 'Components', exact: true }).click()
  await overview.getByRole('list', { name: 'Largest components' }).getByRole('button').first().click()
  await expect(window.getByText(/^\d+ nodes where component = 0/)).toBeVisible()
  await overview.getByRole('button', { name: /^licence/ }).click()
  await overview
    .getByRole('list', { name: /^licence/ })
    .getByRole('button')
    .first()
    .click()
  await expect(window.getByText(/^\d+ nodes where licence = MIT/)).toBeVisible()

  await picture(window).focus()
  for (let step = 0; step < 5; step++) await window.keyboard.press('Alt+ArrowLeft')
  await expect.poll(() => nodeCount(window)).toBe(before)
  await window.keyboard.press('Alt+ArrowRight')
  await expect.poll(() => nodeCount(window)).toBe(runtime)
  await window.keyboard.press('Control+z')
  await expect.poll(() => nodeCount(window)).toBe(before)
})

test('a filter is written with completion, counted, corrected, shown, faded and named', async ({
  window,
}, testInfo) => {
  await window.keyboard.press('Control+Shift+f')
  const filter = window.getByRole('textbox', { name: 'Filter', exact: true })
  await filter.click()
  await window.keyboard.type('degre')
  await window.keyboard.press('Tab')
  await window.keyboard.type('>= 5 and kind = run')
  await expect(window.getByRole('option', { name: /^runtime/ })).toBeVisible()
  await window.keyboard.press('Tab')
  await expect(filter).toHaveValue('degree >= 5 and kind = runtime ')
  const panel = window.getByRole('tabpanel')
  await expect(panel.getByText(/^\d+ of \d+ nodes pass/)).toBeVisible()
  const [, passing, total] = /^(\d+) of (\d+)/
    .exec((await panel.getByText(/nodes pass/).textContent()) ?? '')!
    .map(Number)
  await window.screenshot({ path: testInfo.outputPath('filter.png') })

  // a name that is not there is told with its place
  await filter.fill('degre >= 5')
  await expect(panel.getByText('There is no attribute “degre”. Did you mean “degree”?')).toBeVisible()
  await expect(filter).toHaveAttribute('aria-invalid', 'true')
  await filter.fill('degree >= 5 and kind = runtime')
  await window.keyboard.press('Escape')

  await panel.getByRole('button', { name: 'Fade others' }).click()
  await expect(panel.getByText(/^\d+ nodes? faded: all but degree/)).toBeVisible()
  await panel.getByText('Edges', { exact: true }).click()
  await filter.fill('kind is missing')
  await expect(panel.getByText(/^0 of \d+ edges pass/)).toBeVisible()
  await panel.getByRole('button', { name: 'Fade others' }).click()
  await expect(panel.getByText(/^\d+ edges? faded: all but kind/)).toBeVisible()
  await panel.getByText('Nodes', { exact: true }).click()
  await filter.fill('degree >= 5 and kind = runtime')
  await window.keyboard.press('Escape')
  await panel.getByRole('button', { name: 'Select', exact: true }).click()
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => nodeCount(window)).toBe(passing)

  await panel.getByRole('textbox', { name: 'Name' }).fill('core')
  await panel.getByRole('button', { name: 'Save filter' }).click()
  await filter.fill('not in set core')
  await expect(panel.getByText(`${total! - passing!} of ${total} nodes pass`)).toBeVisible()
  await panel
    .getByRole('list', { name: /^Named/ })
    .getByRole('button', { name: 'core', exact: true })
    .click()
  await expect(filter).toHaveValue('degree >= 5 and kind = runtime')
})

test('a filter is put together by brushing and ticking', async ({ window }) => {
  await window.getByRole('tab', { name: 'Filter' }).click()
  const panel = window.getByRole('tabpanel')
  const filter = window.getByRole('textbox', { name: 'Filter', exact: true })
  await filter.fill('')
  await window.keyboard.press('Escape')
  const add = async (field: string) => {
    await panel.getByRole('button', { name: /^Add a condition on/ }).click()
    await window.getByRole('option', { name: new RegExp(`^${field}`) }).click()
  }
  await add('kind')
  const conditions = panel.getByRole('region', { name: 'Conditions' })
  await conditions.getByRole('button', { name: 'kind is not missing', exact: true }).click()
  await conditions.getByText(/^development/).click()
  await conditions.getByText(/^program/).click()
  await expect(filter).toHaveValue('kind in (development, program)')
  await add('degree')
  await conditions.getByRole('button', { name: 'degree is not missing', exact: true }).click()
  const lowest = conditions.getByRole('slider', { name: /Lowest/ })
  await lowest.focus()
  for (let step = 0; step < 4; step++) await window.keyboard.press('ArrowRight')
  await expect(filter).toHaveValue(/^kind in \(development, program\) and degree >= \d+$/)
  await expect(panel.getByText(/nodes pass/)).toBeVisible()
  await conditions.getByRole('radio', { name: 'Any of' }).click()
  await expect(filter).toHaveValue(/ or degree >= \d+$/)
  await conditions.getByRole('button', { name: /^Remove kind/ }).click()
  await expect(filter).toHaveValue(/^degree >= \d+$/)
})

test('a node is walked on from: by its menu, its neighbourhood, and the paths to another', async ({
  window,
}, testInfo) => {
  const top = window.getByRole('list', { name: 'Most connected' }).getByRole('button')
  await top.filter({ hasText: 'typescript' }).click()
  await picture(window).focus()
  await window.keyboard.press('Shift+F10')
  const menu = window.getByRole('menu', { name: 'typescript' })
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await menu.getByRole('menuitem', { name: /^Neighbourhood/ }).click()
  const near = window.getByRole('region', { name: 'Neighbourhood' })
  await near.getByRole('radio', { name: '1', exact: true }).click()
  await expect(near.getByText(/^Shows all \d+\.$/)).toBeVisible()
  const around = Number(/\d+/.exec((await near.getByText(/^Shows all/).textContent()) ?? '')?.[0])
  await near.getByRole('button', { name: 'Show' }).click()
  await expect.poll(() => nodeCount(window)).toBe(around)
  await expect(window.getByText(`${around} nodes within 1 edge of typescript`, { exact: true })).toBeVisible()

  // two ends: what is selected in the picture
  await window.getByRole('tab', { name: 'Filter' }).click()
  await window.getByRole('textbox', { name: 'Filter', exact: true }).fill('label in (vite, react-dom)')
  const panel = window.getByRole('tabpanel')
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await expect.poll(() => nodeCount(window)).toBe(2)
  await panel.getByRole('button', { name: 'Select', exact: true }).click()
  await window.getByRole('button', { name: 'Paths and common neighbours' }).click()
  const paths = window.getByRole('region', { name: 'Shortest paths' })
  await paths.getByText('Follow the direction of edges').click()
  const list = paths.getByRole('list', { name: /paths?$/ }).getByRole('button')
  await expect(list.first()).toContainText('→')
  await list.first().hover()
  await window.screenshot({ path: testInfo.outputPath('paths.png') })
  await paths.getByRole('button', { name: 'Add all to view' }).click()
  await expect.poll(() => nodeCount(window)).toBeGreaterThan(2)
  await expect(window.getByRole('button', { name: /^Undo: .*paths from/ })).toBeEnabled()
})

test('neighbours in common, and neighbours by kind of edge', async ({ window }) => {
  await window.getByRole('tab', { name: 'Filter' }).click()
  await window.getByRole('textbox', { name: 'Filter', exact: true }).fill('label in (vite, vitest)')
  const panel = window.getByRole('tabpanel')
  await panel.getByRole('button', { name: 'Show', exact: true }).click()
  await panel.getByRole('button', { name: 'Select', exact: true }).click()
  await window.getByRole('tab', { name: 'Walk' }).click()
  const common = window.getByRole('region', { name: 'Common neighbours' })
  await expect(common.getByRole('list').getByRole('button').first()).toBeVisible()
  await common.getByRole('button', { name: 'Add to view' }).click()
  await expect.poll(() => nodeCount(window)).toBeGreaterThan(2)

  await window.getByRole('combobox', { name: 'Find a node' }).fill('"slotgraph"')
  await window.getByRole('option', { name: /^slotgraph/ }).click()
  const before = await nodeCount(window)
  const inspector = window.getByRole('region', { name: 'Inspector' })
  await inspector.getByRole('button', { name: /Kind of edges/ }).click()
  await window.getByRole('option', { name: 'by runtime' }).click()
  await inspector.getByRole('button', { name: 'Expand' }).click()
  await expect.poll(() => nodeCount(window)).toBeGreaterThan(before)
})
