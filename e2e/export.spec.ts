import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page } from '@playwright/test'
import { DirectedGraph } from 'graphology'
import gexfLibrary from 'graphology-gexf'
import graphmlLibrary from 'graphology-graphml'
import { expect, test } from './fixtures/app.ts'
import type { OpenedApp } from './fixtures/opened-app.ts'
import { chooseInDialog, savedFile } from './fixtures/saved-file.ts'
import { nodeCount, picture, showSample } from './fixtures/steps.ts'

test.use({ shares: 'sample' })

async function openExport(window: Page, format: string): Promise<Locator> {
  await window.keyboard.press('Control+e')
  const dialog = window.getByRole('dialog', { name: 'Export' })
  await dialog.getByRole('radio', { name: format, exact: true }).click()
  return dialog
}

async function exported(
  app: OpenedApp,
  folder: string,
  name: string,
  choose: (dialog: Locator) => Promise<void>,
  format: string,
): Promise<string> {
  const dialog = await openExport(app.window, format)
  await choose(dialog)
  const path = await savedFile(app, folder, name, () =>
    dialog.getByRole('button', { name: /xport$/ }).click(),
  )
  await expect(dialog).toBeHidden()
  await expect(app.window.getByRole('log', { name: 'Notices' })).toContainText('Exported')
  expect(existsSync(path)).toBe(true)
  return path
}

const whole = (dialog: Locator) => dialog.getByRole('radio', { name: 'The whole graph' }).click()
const asIs = () => Promise.resolve()

test('the whole graph as GraphML and SQLite, and what is drawn as GEXF and JSON', async ({ app, folder }) => {
  const drawn = await nodeCount(app.window)
  const graphml = await exported(app, folder, 'sample.graphml', whole, 'GraphML')
  const graph = graphmlLibrary.parse(DirectedGraph, readFileSync(graphml, 'utf8'))
  expect(graph.order).toBeGreaterThan(drawn)
  expect(Object.keys(graph.getNodeAttributes(graph.nodes()[0]))).toEqual(
    expect.arrayContaining(['label', 'kind', 'version', 'has_install_script']),
  )

  const gexf = await exported(app, folder, 'sample.gexf', asIs, 'GEXF')
  const whichWhole = gexfLibrary.parse(DirectedGraph, readFileSync(gexf, 'utf8'))
  // the choice of before is kept
  expect(whichWhole.order).toBe(graph.order)

  const drawnOnly = (dialog: Locator) => dialog.getByRole('radio', { name: 'What is drawn' }).click()
  const placed = await exported(app, folder, 'drawn.gexf', drawnOnly, 'GEXF')
  const view = gexfLibrary.parse(DirectedGraph, readFileSync(placed, 'utf8'))
  expect(view.order).toBe(drawn)
  const attributes = view.getNodeAttributes(view.nodes()[0])
  expect([typeof attributes['x'], typeof attributes['y']]).toEqual(['number', 'number'])
  expect(attributes['color']).toMatch(/^rgb/)
  expect(attributes['size']).toBeGreaterThan(5)

  const json = JSON.parse(readFileSync(await exported(app, folder, 'drawn.json', asIs, 'JSON'), 'utf8')) as {
    elements: { nodes: { position: object }[]; edges: object[] }
  }
  expect(json.elements.nodes).toHaveLength(drawn)
  expect(json.elements.nodes.every(({ position }) => 'x' in position)).toBe(true)

  const db = await exported(app, folder, 'sample.db', whole, 'SQLite')
  expect(readFileSync(db).subarray(0, 15).toString()).toBe('SQLite format 3')
})

test('CSV is two files', async ({ app, window, folder }) => {
  const dialog = await openExport(window, 'CSV')
  await whole(dialog)
  await chooseInDialog(app, join(folder, 'sample.csv'))
  await dialog.getByRole('button', { name: /xport$/ }).click()
  const names = ['nodes', 'edges']
  if (!app.electron) {
    const files = dialog.getByRole('list', { name: 'Files to download' })
    for (const name of names) {
      const download = window.waitForEvent('download')
      await files.getByRole('button', { name: new RegExp(`-${name}.csv`) }).click()
      await (await download).saveAs(join(folder, `sample-${name}.csv`))
    }
  }
  await expect(dialog).toBeHidden()
  const [nodes = '', edges = ''] = names.map((name) =>
    readFileSync(join(folder, `sample-${name}.csv`), 'utf8'),
  )
  expect(nodes.split('\n')[0]).toMatch(/^id,label,kind,.*has_install_script/)
  expect(edges).toMatch(/^source,target,kind,range\n/)
  expect(edges.split('\n').length).toBeGreaterThan(300)
})

test('the picture as PNG in the size that was said, and as SVG', async ({
  app,
  window,
  folder,
}, testInfo) => {
  const box = await picture(window).boundingBox()
  let said = ''
  const sight = async (dialog: Locator) => {
    await dialog.getByRole('radio', { name: 'What is in sight' }).click()
    await dialog.getByRole('radio', { name: '3×' }).click()
    await dialog.getByText('With the legend').click()
    said = await dialog.getByTestId('picture-size').innerText()
  }
  const png = readFileSync(await exported(app, folder, 'picture.png', sight, 'PNG'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // width and height are the first two fields of the first chunk
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)]
  expect(Math.abs(width - 3 * (box?.width ?? 0))).toBeLessThanOrEqual(6)
  expect(Math.abs(height - 3 * (box?.height ?? 0))).toBeLessThanOrEqual(6)
  expect(said.replaceAll(',', '')).toBe(`${width} × ${height} pixels`)
  expect(png.length).toBeGreaterThan(20_000)

  const withLegend = async (dialog: Locator) => {
    await dialog.getByRole('radio', { name: 'All that is drawn' }).click()
    await dialog.getByText('With the legend').click()
    await dialog.getByText('Transparent background').click()
  }
  const svg = readFileSync(await exported(app, folder, 'picture.svg', withLegend, 'SVG'), 'utf8')
  const page = await window.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, 'image/svg+xml')
    const count = (selector: string) => parsed.querySelectorAll(selector).length
    return {
      error: count('parsererror'),
      nodes: count('ellipse'),
      lines: count('path'),
      texts: count('text'),
      rect: count('rect'),
    }
  }, svg)
  const kinds = await window.getByRole('region', { name: 'Legend' }).getByRole('listitem').count()
  const drawnEdges = Number(await picture(window).getAttribute('data-edge-count'))
  expect(page).toMatchObject({
    error: 0,
    lines: drawnEdges,
    nodes: (await nodeCount(window)) + kinds,
    rect: 0,
  })
  expect(page.texts).toBeGreaterThan(10)
  await testInfo.attach('picture.png', { body: png, contentType: 'image/png' })
  await testInfo.attach('picture.svg', { body: svg, contentType: 'image/svg+xml' })
})

test('an export that cannot be written says why, and backing out does nothing', async ({
  app,
  window,
  folder,
}) => {
  const dialog = await openExport(window, 'GraphML')
  if (app.electron) {
    await chooseInDialog(app, null)
    await dialog.getByRole('button', { name: /xport$/ }).click()
    await expect(dialog.getByRole('alert')).toHaveCount(0)
    await chooseInDialog(app, join(folder, 'nowhere', 'graph.graphml'))
  } else {
    await dialog.getByRole('radio', { name: 'A folder of the server' }).click()
    await dialog.getByRole('textbox', { name: 'File name' }).fill('../graph.graphml')
  }
  await dialog.getByRole('button', { name: /xport$/ }).click()
  await expect(dialog.getByRole('alert')).toContainText('The file cannot be written')
  // choices are kept for the next time
  if (!app.electron) await dialog.getByRole('radio', { name: 'The browser’s downloads' }).click()
})

test('a file into a folder of the server', { tag: '@web' }, async ({ openApp, folder }) => {
  const { window } = await openApp({ folder })
  await showSample(window)
  const dialog = await openExport(window, 'GraphML')
  await dialog.getByRole('radio', { name: 'A folder of the server' }).click()
  await dialog.getByRole('textbox', { name: 'File name' }).fill('mine.graphml')
  await dialog.getByRole('button', { name: /xport$/ }).click()
  await expect(dialog).toBeHidden()
  await expect(window.getByRole('log', { name: 'Notices' })).toContainText(folder)
  expect(readFileSync(join(folder, 'mine.graphml'), 'utf8')).toContain('</graphml>')
})

test('the dialog has no accessibility fault for any format', async ({ window }) => {
  for (const format of ['PNG', 'GEXF', 'CSV']) {
    const dialog = await openExport(window, format)
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog).toBeHidden()
  }
})

test('what passes the filter, and what is selected', async ({ app, window, folder }) => {
  await window.getByRole('tab', { name: 'Filter', exact: true }).click()
  await window.getByRole('textbox', { name: 'Filter', exact: true }).fill('degree >= 10')
  await window.keyboard.press('Escape')
  const filtered = (dialog: Locator) => dialog.getByRole('radio', { name: 'What passes the filter' }).click()
  const path = await exported(app, folder, 'filtered.graphml', filtered, 'GraphML')
  const graph = graphmlLibrary.parse(DirectedGraph, readFileSync(path, 'utf8'))
  expect(graph.order).toBeGreaterThan(3)
  expect(graph.order).toBeLessThan(40)

  await picture(window).focus()
  await window.keyboard.press('Control+a')
  const chosen = (dialog: Locator) => dialog.getByRole('radio', { name: 'What is selected' }).click()
  const all = await exported(app, folder, 'selected.graphml', chosen, 'GraphML')
  expect(graphmlLibrary.parse(DirectedGraph, readFileSync(all, 'utf8')).order).toBe(await nodeCount(window))
})
