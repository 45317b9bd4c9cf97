import { expect, type Locator, type Page } from '@playwright/test'
import type { OpenedApp } from '../fixtures/opened-app.ts'

/** One of the nine parts of the workbench is walked in an open window; parts can follow each other in any order. */
export type Tour = {
  readonly app: OpenedApp
  readonly window: Page
  /** Where files are written to. */
  readonly folder: string
  readonly facts: Facts
  /** Keeps how the window looks now. */
  readonly shot: (name: string) => Promise<unknown>
  /** Keeps a figure with the results. */
  readonly note: (what: string, figure: string) => void
}

/** What is known of the graph. */
export type Facts = {
  readonly nodes: number
  /** An attribute of nodes with a few values, and one of these. */
  readonly category: readonly [field: string, value: string]
  /** A number of nodes, and one of edges. */
  readonly number: string
  readonly edgeNumber: string
  /** Numbers of nodes to place them by. */
  readonly place: readonly [x: string, y: string]
  /** A kind of edges, where there are several, and one of the most connected nodes, with many of these. */
  readonly edgeKind?: readonly [kind: string, hub: string]
  /** What stands somewhere in a text, what a text begins with, and what is all of one. */
  readonly search: { readonly part: string; readonly start: string; readonly whole: string }
}

/** Opens a tab of the sidebar and gives its panel. */
export async function sidebar(window: Page, name: string): Promise<Locator> {
  await window.getByRole('tab', { name, exact: true }).click()
  return window.getByRole('tabpanel', { name, exact: true })
}

/** The line under the picture says what is shown. */
export async function captionSays(window: Page, text: RegExp): Promise<void> {
  // seen in the frame that it comes in, where `expect` would look once a second
  await window.getByText(text).first().waitFor({ timeout: 15_000 })
}

/** “500 of 41,203 nodes where …” or “12 nodes where …”. */
export function whereCaption(of: 'nodes' | 'edges', where: string): RegExp {
  const escaped = where.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^[\\d,]+ (of [\\d,]+ )?${of.slice(0, -1)}s? where ${escaped}`)
}

/** Chooses an option of a select by its label. */
export async function choose(within: Locator, field: RegExp, option: RegExp): Promise<void> {
  await within.getByRole('button', { name: field }).first().click()
  await within.page().getByRole('option', { name: option }).first().click()
}

/** Selects the most connected node of all, or the one called so, and gives its name. */
export async function selectHub(window: Page, called = ''): Promise<string> {
  const overview = await sidebar(window, 'Overview')
  const top = overview.getByRole('list', { name: 'Most connected' }).getByRole('button')
  await top.filter({ hasText: called }).first().click()
  const title = inspector(window).getByRole('heading', { level: 2 })
  await expect(inspector(window)).toContainText('degree')
  return (await title.textContent()) ?? ''
}

export function inspector(window: Page): Locator {
  return window.getByRole('region', { name: 'Inspector' })
}
