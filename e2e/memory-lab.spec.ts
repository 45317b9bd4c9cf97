import { expect, test } from './fixtures/app.ts'
import { chooseInDialog } from './fixtures/saved-file.ts'

test.use({ shares: 'sample' })

test('a comparison can be cancelled, and ends its processes', async ({ window, app }) => {
  const before = app.storePids().length
  await window.getByRole('radio', { name: 'Memory' }).click()
  const lab = window.getByRole('region', { name: 'Memory lab' })
  await lab.getByRole('radio', { name: 'Compare' }).click()
  await lab.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect.poll(() => app.storePids().length).toBeGreaterThan(before)
  await lab.getByRole('button', { name: 'Cancel' }).click()
  await expect(lab.getByRole('button', { name: 'Compare', exact: true })).toBeVisible()
  await expect.poll(() => app.storePids().length).toBe(before)
})

test('one record is seen as modes hold it, and the lessons of slots are tried on it', async ({ window }) => {
  await window.getByRole('radio', { name: 'Memory' }).click()
  const lab = window.getByRole('region', { name: 'Memory lab' })
  await lab.getByRole('radio', { name: 'One record' }).click()
  await expect(lab.getByRole('region', { name: 'Held slotted' })).toContainText('a shared column')
  await lab.getByRole('button', { name: 'Load dict-style as well' }).click()
  await expect(lab.getByRole('region', { name: 'Held dict-style' })).toContainText('its hash table')
  await expect(lab.getByRole('region', { name: 'Held slotted' })).toContainText('a shared column')

  const steps = lab.getByRole('region', { name: 'Try it' }).getByRole('status')
  await lab.getByRole('button', { name: 'An undeclared attribute is refused' }).click()
  await expect(steps).toContainText(/UndeclaredSlotError: .* has no slot 'flag'/)
  await lab.getByRole('button', { name: 'Overflow takes it' }).click()
  await expect(steps).toContainText('is "seen" now, beside the slots')
  await lab.getByRole('button', { name: 'A child adds only its own slots' }).click()
  await expect(steps).toContainText('adds flag alone')
  await lab.getByRole('button', { name: 'Two parents with slots conflict' }).click()
  await expect(steps).toContainText('LayoutConflictError')
})

test('an attribute of the analyst lies in overflow, and the memory screen says what it takes', async ({
  window,
}) => {
  await window.getByRole('radio', { name: 'Memory' }).click()
  const lab = window.getByRole('region', { name: 'Memory lab' })
  await lab.getByRole('radio', { name: 'Live' }).click()
  const overflow = lab.getByRole('table').getByRole('row', { name: /^In overflow/ })
  await expect(overflow).toContainText('nothing')

  await window.getByRole('radio', { name: 'Graph', exact: true }).click()
  await window.getByRole('list', { name: 'Most connected' }).getByRole('button').first().click()
  const form = window.getByRole('region', { name: 'Inspector' }).getByRole('form', { name: /^Add attribute/ })
  await form.getByRole('textbox', { name: 'Name' }).fill('flag')
  await form.getByRole('textbox', { name: 'Value' }).fill('check')
  await window.keyboard.press('Enter')
  await expect(form.getByRole('textbox', { name: 'Name' })).toHaveValue('')

  await window.getByRole('radio', { name: 'Memory' }).click()
  // a table of four places and a text of five letters: 136 B, or a little over half where pointers are compressed
  await expect(overflow).toContainText(/(13[0-9]|7[0-9]) B · 1 attribute/)
  await expect(
    lab.getByText(/^Slotted is slotted with overflow now: .*flag lies beside the slots/),
  ).toBeVisible()
})

test('the memory screen shows processes live, compares the modes, and saves a report', async ({
  window,
  app,
}) => {
  test.setTimeout(240_000)
  await window.getByRole('radio', { name: 'Memory' }).click()
  const lab = window.getByRole('region', { name: 'Memory lab' })
  await lab.getByRole('radio', { name: 'Live' }).click()
  const now = lab.getByRole('table')
  await expect(now.getByRole('row', { name: /^RSS/ })).toContainText('MB')
  await expect(now.getByRole('row', { name: /^Collector pauses/ })).toContainText('in all, at most')
  await lab.getByRole('button', { name: 'Pause' }).click()
  await lab.getByRole('button', { name: 'Closer' }).click()
  await lab.getByRole('button', { name: 'Wider' }).click()
  await lab.getByRole('button', { name: 'Follow again' }).click()
  // dragging holds what it went over, and leaves nothing on the chart
  const chart = (await lab.getByRole('img', { name: /^Memory over time/ }).boundingBox())!
  const dragTo = (share: number) =>
    window.mouse.move(chart.x + chart.width * share, chart.y + chart.height / 2, { steps: 4 })
  await dragTo(0.6)
  await window.mouse.down()
  await dragTo(0.9)
  await window.mouse.up()
  await expect(lab.getByText(/^Held: samples go on/)).toBeVisible()
  expect(await lab.locator('.u-select').evaluate((shade) => shade.clientWidth)).toBe(0)
  await lab.getByRole('button', { name: 'Follow again' }).click()

  await lab.getByRole('radio', { name: 'Compare' }).click()
  await lab.getByRole('textbox', { name: 'Runs of each' }).fill('1')
  await lab.getByRole('textbox', { name: 'Runs of each' }).press('Enter')
  await lab.getByRole('button', { name: 'Compare', exact: true }).click()
  await expect(lab.getByRole('progressbar')).toBeVisible()
  const figures = lab.getByRole('region', { name: 'Figures', exact: true })
  await expect(figures).toBeVisible({ timeout: 180_000 })
  await expect(figures.getByRole('row', { name: /^Growth by loading/ })).toContainText('B')
  await expect(figures.getByRole('row', { name: /^Scan and filter/ })).toContainText('ns')
  await expect(figures.getByRole('columnheader', { name: 'slotted with overflow' })).toBeVisible()
  await expect(
    lab
      .getByRole('region', { name: 'Slot or overflow' })
      .getByRole('row', { name: /node_versions/ })
      .first(),
  ).toContainText('×')
  await expect(lab.getByRole('region', { name: 'How it was measured' })).toContainText('load average')
  // every figure says how it was obtained
  for (const cell of await figures.getByRole('cell').all())
    await expect(cell).toHaveAttribute('title', /\w{3}/)

  await chooseInDialog(app, `${app.dataDir}/report.html`)
  await lab.getByRole('button', { name: 'Save report…' }).click()
  await expect(window.getByText('Report saved.')).toBeVisible()
})
