import { expect, test } from 'vitest'
import type { Comparison, Figure, ModeFigures } from '../../src-shared/contract/lab.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { figureRows } from './figure-rows.ts'

const figure = (median: number): Figure => ({
  median,
  least: median * 0.9,
  most: median * 1.1,
  spread: 0.2,
  runs: 3,
})
const inMode = (mode: Mode, growth: number, node: number | null, scanNs: number) =>
  ({
    mode,
    growthBytes: figure(growth),
    baselineBytes: figure(50e6),
    nodeBytes: node === null ? null : figure(node),
    edgeBytes: null,
    heldNodeBytes: null,
    heldEdgeBytes: null,
    overflowBytes: null,
    loadMs: figure(1500),
    speeds: [{ name: 'scan', ns: figure(scanNs), timesDict: 60 }],
    timesDict: { growth: 8.4, nodeBytes: null, edgeBytes: null, load: 2 },
  }) as unknown as ModeFigures
const comparison = {
  modes: [inMode('dict', 800e6, 600, 52_000), inMode('slotted', 95e6, 40, 0.8)],
  method: [{ figure: 'Growth', how: 'RSS less that of an empty process' }],
} as unknown as Comparison

test('a row a figure, a cell a mode, with ratio, spread and how it was obtained', () => {
  const rows = figureRows(comparison)
  const growth = rows.find(({ name }) => name === 'Growth by loading')!
  expect(growth.how).toBe('RSS less that of an empty process')
  expect(growth.cells.map(({ text }) => text)).toEqual(['800 MB', '95 MB'])
  expect(growth.cells[1]).toMatchObject({
    ratio: '8.4×',
    hint: expect.stringContaining('3 runs, a spread of 20%'),
  })
  const scan = rows.find(({ name }) => name.startsWith('Scan and filter'))!
  expect(scan.cells.map(({ text }) => text)).toEqual(['52.0 µs', '0.8 ns'])
})

test('what could not be measured is said so, and not made up', () => {
  const edge = figureRows(comparison).find(({ name }) => name === 'An edge')!
  expect(edge.cells).toEqual([
    { text: '–', hint: 'Could not be measured here', ratio: null },
    { text: '–', hint: 'Could not be measured here', ratio: null },
  ])
})
