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
  await expect(now.getByRole('row', { name: /^Collector pauses/ })).toContainText('·')
  await lab.getByRole('button', { name: 'Pause' }).click()
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
  await expect(lab.getByRole('region', { name: 'How it was measured' })).toContainText('load average')

  await chooseInDialog(app, `${app.dataDir}/report.html`)
  await lab.getByRole('button', { name: 'Save report…' }).click()
  await expect(window.getByText('Report saved.')).toBeVisible()
})
