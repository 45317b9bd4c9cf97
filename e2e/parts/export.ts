import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Locator } from '@playwright/test'
import { chooseInDialog, savedFile } from '../fixtures/saved-file.ts'
import { nodeCount } from '../fixtures/steps.ts'
import type { Tour } from './tour.ts'

/** How each file begins or what it holds, so that an empty or a cut one is seen. */
const formats = {
  SVG: /<svg[^]*<\/svg>\s*$/,
  GraphML: /<graphml[^]*<\/graphml>\s*$/,
  GEXF: /<gexf[^]*<\/gexf>\s*$/,
  JSON: /^\{[^]*\}\s*$/,
  SQLite: /^SQLite format 3/,
} as const

/** 8. Pictures, and the graph of the view, the selection and all, in every format; a long one is cancelled. */
export async function exportAll(tour: Tour): Promise<void> {
  const { window, folder, shot } = tour
  const png = await exported(tour, 'picture.png', 'PNG', async (dialog) => {
    await dialog.getByRole('radio', { name: '2×' }).click()
    await dialog.getByText('Transparent background').click()
    await shot('8-export')
  })
  expect(readFileSync(png).subarray(1, 4).toString()).toBe('PNG')
  for (const [format, whole] of Object.entries(formats)) {
    const path = await exported(tour, `view.${format.toLowerCase()}`, format, async (dialog) => {
      const drawn = dialog.getByRole('radio', { name: 'What is drawn' })
      if (format !== 'SVG') await drawn.click()
    })
    expect(readFileSync(path, 'latin1')).toMatch(whole)
  }
  const { elements } = JSON.parse(readFileSync(join(folder, 'view.json'), 'utf8')) as {
    elements: { nodes: unknown[] }
  }
  expect(elements.nodes).toHaveLength(await nodeCount(window))

  // all of it, which takes a while: told as it goes, and stopped
  await chooseInDialog(tour.app, join(folder, 'all.graphml'))
  const dialog = await openExport(tour, 'GraphML')
  await dialog.getByRole('radio', { name: 'The whole graph' }).click()
  await dialog.getByRole('button', { name: /xport$/ }).click()
  const bar = dialog.getByRole('progressbar', { name: 'Writing' })
  await expect(bar).toBeVisible()
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(bar).toBeHidden({ timeout: 2_000 })
  await dialog.getByRole('button', { name: 'Close' }).last().click()
}

async function openExport({ window }: Tour, format: string): Promise<Locator> {
  await window.keyboard.press('Control+e')
  const dialog = window.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: format, exact: true }).click()
  return dialog
}

async function exported(
  tour: Tour,
  name: string,
  format: string,
  choose: (dialog: Locator) => Promise<void>,
): Promise<string> {
  const dialog = await openExport(tour, format)
  await choose(dialog)
  const path = await savedFile(tour.app, tour.folder, name, () =>
    dialog.getByRole('button', { name: /xport$/ }).click(),
  )
  await expect(dialog).toBeHidden()
  return path
}
