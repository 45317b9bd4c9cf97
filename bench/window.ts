/**
 * How long the window does not answer while it shows what the store finds in a large graph, on each host there is:
 *
 *     npm run build && xvfb-run -a npm run bench -- window [FILE]
 *
 * Prints the longest task of the window's thread for each thing done, and rewrites the measured part of
 * docs/performance.md. The file is the one that the bench of queries makes, unless another is named.
 * `SLOTGRAPH_CHROMIUM` and `SLOTGRAPH_ELECTRON` name the programs, as for the specs.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Page } from '@playwright/test'
import { openElectronApp } from '../e2e/fixtures/electron-app.ts'
import type { OpenedApp } from '../e2e/fixtures/opened-app.ts'
import { openWebApp } from '../e2e/fixtures/web-app.ts'
import { longestTask, type LongestTask } from './window/task-trace.ts'

const wantedMs = 100
const file = process.argv[2] ?? join(tmpdir(), 'slotgraph-bench', 'graph-5000000-20000000.db')

/** What is done, and the longest task meanwhile. */
type Longest = Map<string, LongestTask>

async function measure(app: OpenedApp): Promise<Longest> {
  const longest: Longest = new Map()
  const { window } = app
  window.setDefaultTimeout(120_000)
  const picture = window.getByRole('application', { name: 'Graph picture' })
  const panel = window.getByRole('tabpanel').first()
  const note = async (what: string, act: () => Promise<void>) => {
    const task = await longestTask(app, async () => {
      await act()
      await settled(window)
    })
    longest.set(what, task)
  }
  await window.getByRole('button', { name: 'Load', exact: true }).click()
  await picture.waitFor()
  await settled(window)
  const inspector = window.getByRole('region', { name: 'Inspector' })
  const mostConnected = window.getByRole('region', { name: 'Most connected' })
  await note('search first results', async () => {
    await window.getByRole('combobox', { name: 'Find a node' }).fill('zob')
    await window.getByRole('listbox', { name: 'Nodes found' }).getByRole('option').first().waitFor()
  })
  await note('the node found, in the picture', async () => {
    await window.getByRole('listbox', { name: 'Nodes found' }).getByRole('option').first().click()
    await inspector.getByText('degree').first().waitFor()
  })
  await note('the greatest hub and 50 of its neighbours, in the picture', async () => {
    await mostConnected.getByRole('button').first().click()
    await inspector.getByRole('button', { name: 'Expand' }).click()
    await window.getByRole('button', { name: /^Undo: Expand/ }).waitFor()
  })
  await note('undone', async () => {
    await picture.focus()
    await window.keyboard.press('Control+z')
  })
  await note('filter count over two attributes', async () => {
    await window.getByRole('tab', { name: 'Filter' }).click()
    const filter = window.getByRole('textbox', { name: 'Filter', exact: true })
    await filter.fill('score > 50 and category = device')
    await panel.getByText(/^[\d,]+ of [\d,]+ nodes pass/).waitFor()
  })
  await note('its 500 most connected, in the picture', async () => {
    await panel.getByRole('button', { name: 'Show', exact: true }).click()
    await window.getByText(/^500 of [\d,]+ nodes where /).waitFor()
  })
  await note('top 100 by degree, in the picture', async () => {
    await window.getByRole('tab', { name: 'Overview' }).click()
    await mostConnected.getByRole('button', { name: 'Show the 100 most connected' }).click()
    await window.getByText(/^100 of [\d,]+ nodes, the most connected/).waitFor()
  })
  await note('ego network of 1,000 nodes around the greatest hub, asked for', async () => {
    await mostConnected.getByRole('button').first().click()
    await window.getByRole('tab', { name: 'Walk' }).click()
    await panel.getByRole('button', { name: /Nodes at most/ }).click()
    await window.getByRole('option', { name: 'at most 1,000 nodes' }).click()
    await panel.getByText(/^Shows 1,000 of/).waitFor()
  })
  await note('ego network of 1,000 nodes around the greatest hub, in the picture', async () => {
    await panel.getByRole('button', { name: 'Show', exact: true }).click()
    await window.getByText(/^1,000 of .* nodes within 2 edges of /).waitFor()
  })
  return longest
}

/** The layout has ended, and what it moved is drawn. */
async function settled(window: Page): Promise<void> {
  await window.waitForTimeout(500)
  await window.getByText('Laying out…').waitFor({ state: 'hidden' })
  await window.waitForTimeout(1500)
}

async function inBrowser(dataDir: string): Promise<OpenedApp> {
  const executablePath = process.env['SLOTGRAPH_CHROMIUM']
  const args = ['--no-sandbox', '--disable-gpu']
  const browser = await chromium.launch({ args, ...(executablePath && { executablePath }) })
  const app = await openWebApp(browser, { file, folder: dirname(file), dataDir })
  return {
    ...app,
    close: async () => {
      await app.close()
      await browser.close()
    },
  }
}

const results = new Map<string, Longest>()
const hosts = {
  'in a browser': inBrowser,
  'in Electron': (dataDir: string) => openElectronApp({ file, dataDir }),
}
for (const [host, open] of Object.entries(hosts)) {
  if (host === 'in Electron' && !process.env['SLOTGRAPH_ELECTRON']) continue
  const dataDir = mkdtempSync(join(tmpdir(), 'slotgraph-window-'))
  const app = await open(dataDir)
  try {
    results.set(host, await measure(app))
  } finally {
    await app.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

const columns = [...results.keys()]
const rows = [...results.values()].flatMap((those) => [...those.keys()])
const load = loadavg().map((each) => each.toFixed(1))
const report = `
${cpus()[0]?.model}, ${cpus().length} cores, no graphics card; load average ${load.join(', ')}.

| longest task, ms of the processor (from beginning to end) | ${columns.join(' | ')} | wanted | |
| --- | ${columns.map(() => '---:').join(' | ')} | ---: | --- |
${[...new Set(rows)]
  .map((row) => {
    const tasks = columns.map((host) => results.get(host)?.get(row))
    const cells = tasks.map((task) => task && `${task.processorMs.toFixed(0)} (${task.wallMs.toFixed(0)})`)
    const isMet = tasks.every((task) => task && task.processorMs <= wantedMs)
    return `| ${row} | ${cells.join(' | ')} | at most ${wantedMs} | ${isMet ? 'met' : '**not met**'} |`
  })
  .join('\n')}

`
console.log(report)
const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))
const marks = /(<!-- window:begin -->\n)[^]*(<!-- window:end -->)/
writeFileSync(
  page,
  readFileSync(page, 'utf8').replace(marks, (_, begin, end) => begin + report + end),
)
