import { readdir } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { chooseInDialog } from '../fixtures/saved-file.ts'
import { nodeCount, picture } from '../fixtures/steps.ts'
import { join } from 'node:path'
import type { Tour } from './tour.ts'

/** Steps that are gone back, each named before it is undone. */
const steps = 12

/** 7. Every change is undone and done again, whatever it was; the work is saved to a file of its own. */
export async function keep({ app, window, folder, shot }: Tour): Promise<void> {
  const undo = window.getByRole('button', { name: /^Undo/ })
  const drawn = await nodeCount(window)
  const last = await undo.getAttribute('aria-label')
  const undone: string[] = []
  for (let step = 0; step < steps; step++) {
    const name = (await undo.getAttribute('aria-label')) ?? ''
    undone.push(name.replace('Undo: ', ''))
    await undo.click()
    await expect(window.getByRole('button', { name: `Redo: ${undone.at(-1)}`, exact: true })).toBeVisible()
  }
  await shot('7-undone')
  await picture(window).focus()
  for (let step = 0; step < steps; step++) await window.keyboard.press('Control+Shift+z')
  await expect(undo).toHaveAttribute('aria-label', last ?? '')
  expect(await nodeCount(window)).toBe(drawn)

  await chooseInDialog(app, join(folder, 'kept.session'))
  await window.keyboard.press('Control+s')
  await expect(window.getByText('Session saved.')).toBeVisible()
  expect((await readdir(folder)).some((name) => name.endsWith('.session'))).toBe(true)
  await window.getByRole('button', { name: 'Dismiss: Session saved' }).click()
}
