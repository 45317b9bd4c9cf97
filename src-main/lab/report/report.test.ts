import { expect, test } from 'vitest'
import * as v from 'valibot'
import { ComparisonSchema, type Comparison, type ModeFigures } from '../../../src-shared/contract/lab.ts'
import { figureOf } from '../figure.ts'
import { methodOf } from '../method.ts'
import { reportText } from './report.ts'
import { svgPlot } from './svg-plot.ts'
import { bytesText, nanosecondsText, tablesOf } from './tables.ts'

const hostile = '<script>alert("1")</script>|`*_[x](y)\n# head'

function figures(mode: ModeFigures['mode'], bytes: number, structure: ModeFigures['structure']): ModeFigures {
  return {
    mode,
    failure: null,
    growthBytes: figureOf([bytes * 1e6]),
    baselineBytes: figureOf([80e6]),
    nodeBytes: figureOf([bytes, bytes * 1.02]),
    edgeBytes: figureOf([bytes / 2]),
    fixedBytes: figureOf([6e6]),
    heldNodeBytes: figureOf([bytes]),
    heldEdgeBytes: figureOf([bytes / 2]),
    structure,
    loadMs: figureOf([1200]),
    speeds: [{ name: 'scan', ns: figureOf([bytes])!, timesDict: 600 / bytes }],
    overflowBytes: figureOf([40]),
    timesDict: { growth: 600 / bytes, nodeBytes: 600 / bytes, edgeBytes: 600 / bytes, load: 0.5 },
    readings: [0.25, 0.5, 1].map((share) => ({
      repeat: 1,
      nodes: 1e6 * share,
      edges: 0,
      baselineRssBytes: 80e6,
      rssBytes: 80e6 + bytes * 1e6 * share,
      rssOutsideBytes: 80e6 + bytes * 1e6 * share,
      heapBytes: 1e6,
      bufferBytes: 1e6,
      loadMs: 100,
    })),
  }
}

const comparison: Comparison = v.parse(ComparisonSchema, {
  dataset: {
    name: hostile,
    fileBytes: 1e8,
    nodes: 1e6,
    edges: 4e6,
    numberAttribute: null,
    textAttribute: null,
  },
  startedAt: 0,
  elapsedMs: 1000,
  repeats: 2,
  seed: 1,
  environment: {
    appVersion: '0.1.0',
    host: 'web',
    versions: [{ name: 'v8', version: '13' }],
    v8PointerBytes: 8,
    cpu: 'one & two',
    cores: 2,
    memoryBytes: 16e9,
    freeBytes: 8e9,
    platform: 'Linux',
    loadAverage: [0, 0],
    heapLimitBytes: 4e9,
  },
  modes: [
    figures('dict', 600, null),
    figures('slotted', 40, {
      nodeBytes: 34,
      edgeBytes: 14,
      totalBytes: 90e6,
      ofMeasured: 0.96,
      parts: [{ of: 'nodes', name: hostile, type: 'text', bytes: 15e6 }],
    }),
  ],
  projections: [
    {
      mode: 'dict',
      sizes: [1e6, 1e7, 1e8].map((nodes) => ({
        nodes,
        edges: nodes * 4,
        rssBytes: nodes * 2000,
        heapBytes: nodes * 1900,
        fits: nodes === 1e6,
        why: nodes === 1e6 ? '' : 'the heap ends',
      })),
      limits: [{ limit: 'heap', nodes: 2_000_000, text: 'the heap ends' }],
      stopsAtNodes: 2_000_000,
      stopsBecause: 'the heap ends',
    },
  ],
  rssDisagreement: 0.001,
  method: methodOf(2, 1),
  remarks: ['Something unwelcome.'],
})

test('the page needs nothing else and runs nothing, whatever a column is called', () => {
  const html = reportText(comparison, 'html')
  expect(html).not.toMatch(/<script|https?:|<link|<img|url\(|@import/)
  expect(html).toContain('&lt;script&gt;')
  expect(html.match(/<svg /g)!.length).toBeGreaterThanOrEqual(5)
  for (const said of [
    'Something unwelcome.',
    'one &amp; two',
    'How each figure was obtained',
    'prefers-color-scheme: dark',
  ])
    expect(html).toContain(said)
  // every element is closed
  for (const name of ['table', 'tr', 'td', 'section', 'figure', 'svg', 'dl', 'main', 'body', 'html'])
    expect(html.split(`<${name}>`).length + html.split(`<${name} `).length - 2, name).toBe(
      html.split(`</${name}>`).length - 1,
    )
})

test('Markdown keeps its tables whole, whatever a column is called', () => {
  const markdown = reportText(comparison, 'markdown')
  const widths = markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.replaceAll('\\|', '').split('|').length)
  expect(new Set(widths).size).toBeLessThanOrEqual(4)
  expect(markdown.match(/^```$/gm)!.length % 2).toBe(0)
  expect(markdown.replaceAll(/^```$[^]*?^```$/gm, '')).not.toMatch(/(?<!\\)<script/)
  expect(markdown).toMatch(/█{40} 606 B/)
  expect(markdown).toContain('Something unwelcome.')
})

test('JSON is the comparison', () => {
  expect(v.parse(ComparisonSchema, JSON.parse(reportText(comparison, 'json')))).toEqual(comparison)
})

test('tables give the median, its spread and the ratio to dict-style', () => {
  const [cost, speed, parts, projection] = tablesOf(comparison)
  expect(cost!.rows[0]).toEqual(['bytes a node, measured', '606 B (2%)', '40.4 B (2%) · 15× less'])
  expect(cost!.rows.at(-1)).toEqual(['load time', '1.2 s · 2× as slow', '1.2 s · 2× as slow'])
  expect(speed!.rows).toEqual([['Scan and filter a column, a node', '600 ns', '40 ns · 15× as fast']])
  expect(parts!.note).toContain('96% of the measured growth')
  expect(projection!.rows.at(-1)).toEqual(['stops at', '2,000,000 nodes'])
})

test('figures of a record keep a decimal, and times their unit', () => {
  expect([0, 4.04, 36.1, 99.9, 600].map(bytesText)).toEqual(['0 B', '4 B', '36.1 B', '99.9 B', '600 B'])
  expect([9.964, 57, 999, 1234, 2e6].map(nanosecondsText)).toEqual([
    '9.96 ns',
    '57 ns',
    '999 ns',
    '1.23 µs',
    '2 ms',
  ])
})

test('what lies in overflow is told beside the same as a slot', () => {
  const parts = (bytes: number, type: string) => ({
    nodeBytes: 34,
    edgeBytes: 14,
    totalBytes: bytes,
    ofMeasured: null,
    parts: [
      { of: 'nodes' as const, name: 'score', type, bytes },
      { of: 'nodes' as const, name: 'note', type: 'overflow', bytes: 450 },
    ],
  })
  const modes = [
    figures('slotted', 40, parts(2e6, 'float64?')),
    figures('overflow', 90, parts(46e6, 'overflow')),
  ]
  const table = tablesOf({ ...comparison, modes }).find(({ title }) => title === 'Slot or overflow')
  // what few have is in overflow both ways, and no comparison
  expect(table!.rows).toEqual([['nodes: score', '2 MB', '46 MB · 23× more']])
  expect(reportText({ ...comparison, modes }, 'html')).toContain('class="series-overflow"')
})

test('names of lines that end together lie apart, and a level is named within the plot', () => {
  const line = (name: string, y: number) => ({
    name,
    series: 'dict',
    line: [
      { x: 0, y: 0 },
      { x: 1e6, y },
    ],
    points: [],
  })
  const axis = { title: '', text: String, scale: 'linear' } as const
  const svg = svgPlot(
    't',
    axis,
    axis,
    [line('one', 100), line('two', 100), line('three', 99)],
    [{ y: 98, text: 'all' }],
  )
  const heights = ['one', 'two', 'three'].map((name) =>
    Number(new RegExp(`y="([^"]+)">${name}<`).exec(svg)![1]),
  )
  expect(heights[1]! - heights[0]!).toBeGreaterThanOrEqual(14)
  expect(heights[2]! - heights[1]!).toBeGreaterThanOrEqual(14)
  expect(svg).toMatch(/class="figure" x="82" y="[\d.]+">all</)
})
