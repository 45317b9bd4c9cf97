import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Environment, ModeFigures, Reading } from '../../src-shared/contract/lab.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { figureOf, timesOf } from './figure.ts'
import { fitLine } from './line-fit.ts'
import { compared, modeFigures } from './mode-figures.ts'
import { projectionOf } from './projection.ts'
import { remarksOf } from './remarks.ts'
import { sizesOf } from './sizes.ts'
import { loadsOf } from './slopes.ts'
import type { Trial } from './trial.ts'

const plan: LoadPlan = {
  nodeTables: [{ table: 'n', idColumns: ['id'], attributeColumns: [], kindName: 'n' }],
  edgeTables: [
    { table: 'e', sourceColumns: ['a'], targetColumns: ['b'], attributeColumns: [], kindName: 'e' },
  ],
  danglingEndpoints: 'skip',
  directed: true,
}

/** Readings of a mode that takes exactly this much, and trials of them. */
function trialsOf(mode: Trial['mode'], bytes: { fixed: number; node: number; edge: number }): Trial[] {
  const sizes = [
    [250_000, 0],
    [500_000, 0],
    [1_000_000, 0],
    [1_000_000, 2_000_000],
    [1_000_000, 4_000_000],
  ] as const
  return [1, 2, 3].flatMap((repeat) =>
    sizes.map(([nodes, edges]): Trial => {
      const held = nodes * bytes.node + edges * bytes.edge
      const reading: Reading = {
        repeat,
        nodes,
        edges,
        baselineRssBytes: 80e6,
        rssBytes: 80e6 + bytes.fixed + held,
        rssOutsideBytes: 80e6 + bytes.fixed + held,
        heapBytes: mode === 'slotted' ? 10e6 : 10e6 + held,
        bufferBytes: mode === 'slotted' ? held : 0,
        loadMs: 1000 * repeat,
      }
      const whole = edges === 4_000_000
      const result = {
        speeds: [{ name: 'scan' as const, ns: mode === 'dict' ? 100 : 10, ops: 1, check: 1 }],
        overflowBytes: 40,
        numberAttribute: null,
        textAttribute: null,
      }
      return { mode, whole, reading, heapLimitBytes: 4e9, parts: [], result: whole ? result : undefined }
    }),
  )
}

const environment: Environment = {
  appVersion: '1',
  host: 'command line',
  versions: [],
  v8PointerBytes: 8,
  cpu: 'one',
  cores: 2,
  memoryBytes: 16e9,
  freeBytes: 8e9,
  platform: 'Linux',
  loadAverage: [0, 1],
  heapLimitBytes: 4e9,
}

const dict = modeFigures('dict', trialsOf('dict', { fixed: 20e6, node: 600, edge: 350 }), null)
const slotted = compared(
  modeFigures('slotted', trialsOf('slotted', { fixed: 6e6, node: 40, edge: 14 }), null),
  dict,
)

test('a figure is the median with the whole range over it', () => {
  expect(figureOf([3, 1, 2])).toEqual({ median: 2, least: 1, most: 3, spread: 1, runs: 3 })
  expect(figureOf([4, 2])?.median).toBe(3)
  expect(figureOf([])).toBeNull()
  expect(timesOf(figureOf([8]), figureOf([2]))).toBe(4)
  expect(timesOf(figureOf([8]), null)).toBeNull()
})

test('the line through points on a line is that line', () => {
  const size = fc.integer({ min: 1, max: 1e6 })
  fc.assert(
    fc.property(fc.uniqueArray(size, { minLength: 3, maxLength: 9 }), size, size, (xs, slope, intercept) => {
      const line = fitLine(xs.map((x) => ({ x, y: intercept + slope * x })))
      if (Math.max(...xs) < 1.5 * Math.min(...xs)) {
        expect(line).toBeNull()
        return
      }
      expect(line!.slope / slope).toBeCloseTo(1, 6)
      expect(Math.abs(line!.intercept - intercept)).toBeLessThan(1e-6 * slope * Math.max(...xs) + 1e-3)
    }),
  )
})

test('two sizes are no regression', () => {
  expect(
    fitLine([
      { x: 1, y: 1 },
      { x: 2, y: 2 },
      { x: 2, y: 3 },
    ]),
  ).toBeNull()
})

test('sizes vary nodes without edges, and edges with all nodes', () => {
  const shares = sizesOf(plan).map((size) => [
    size.plan.nodeTables[0]?.share ?? 1,
    size.plan.edgeTables.length === 0 ? 0 : (size.plan.edgeTables[0]?.share ?? 1),
    size.whole,
  ])
  expect(shares).toEqual([
    [0.25, 0, false],
    [0.5, 0, false],
    [1, 0, false],
    [1, 0.5, false],
    [1, 1, true],
  ])
  expect(sizesOf({ ...plan, nodeTables: [] })).toHaveLength(3)
})

test('bytes a node and an edge come back out of readings that were made of them', () => {
  expect(slotted.nodeBytes?.median).toBeCloseTo(40, 6)
  expect(slotted.edgeBytes?.median).toBeCloseTo(14, 6)
  expect(slotted.fixedBytes?.median).toBeCloseTo(6e6, 0)
  expect(dict.heldNodeBytes?.median).toBeCloseTo(600, 6)
  expect(slotted.timesDict).toMatchObject({
    nodeBytes: expect.closeTo(15),
    edgeBytes: expect.closeTo(25),
    load: 1,
  })
  expect(slotted.speeds).toMatchObject([{ name: 'scan', timesDict: 10 }])
  expect(slotted.nodeBytes?.spread).toBeCloseTo(0, 9)
})

test('where nodes are made from edges, edges stand for both', () => {
  const linked = trialsOf('dict', { fixed: 0, node: 100, edge: 50 }).map((trial, at) => {
    const edges = [1e6, 2e6, 4e6][at % 3]!
    const rssBytes = 80e6 + edges * 75
    return { ...trial, reading: { ...trial.reading, nodes: edges / 4, edges, rssBytes } }
  })
  const figures = modeFigures('dict', linked, null)
  expect(figures.nodeBytes).toBeNull()
  expect(figures.edgeBytes?.median).toBeCloseTo(75, 6)
})

test('what RSS cannot resolve is not given, and the reader is told', () => {
  const tiny = modeFigures('slotted', trialsOf('slotted', { fixed: 6e6, node: 5, edge: 1 }), null)
  expect(tiny.nodeBytes).toBeNull()
  expect(tiny.edgeBytes).toBeNull()
  expect(remarksOf({ modes: [tiny], rssDisagreement: 0, environment })).toEqual([
    expect.stringMatching(/RSS cannot tell the bytes of a node or an edge/),
  ])
})

test('a projection follows the lines and stops at the first limit', () => {
  const perNode = 600 + 4 * 350
  const projection = projectionOf(dict, 4, environment)!
  expect(projection.sizes.map(({ rssBytes }) => rssBytes)).toEqual(
    [1e6, 1e7, 1e8].map((nodes) => 80e6 + 20e6 + nodes * perNode),
  )
  // 4 GB of heap less what is left alone, less 10 MB
  const most = projection.limits.find(({ limit }) => limit === 'heap')!.nodes!
  expect(most).toBe(Math.floor((4e9 * 0.92 - 10e6) / perNode))
  expect(projection.stopsAtNodes).toBe(most)
  expect(projection.sizes.map(({ fits }) => fits)).toEqual([true, false, false])
  const ofSlotted = projectionOf(slotted, 4, environment)!
  expect(ofSlotted.limits.find(({ limit }) => limit === 'heap')!.nodes).toBeNull()
  expect(ofSlotted.stopsAtNodes! / most).toBeGreaterThan(10)
})

test('unwelcome results stand', () => {
  const faster: ModeFigures = {
    ...dict,
    mode: 'object',
    speeds: [{ name: 'scan', ns: figureOf([2])!, timesDict: 50 }],
    nodeBytes: figureOf([10]),
  }
  const remarks = remarksOf({ modes: [slotted, faster], rssDisagreement: 0.03, environment })
  expect(remarks).toContain('Object is 5× as fast as slotted: scan and filter a column.')
  expect(remarks).toContain('Object takes less than slotted: bytes a node.')
  expect(remarks.join(' ')).toMatch(/RSS as the processes say and as the system says lie 3% apart/)
})

test('a mode that does not fit is told with what it reached', () => {
  const failure = {
    code: 'out-of-memory',
    detail: 'The heap is full.',
    loaded: 1_234_567,
    limitBytes: 4e9,
  } as const
  const failed = modeFigures(
    'dict',
    trialsOf('dict', { fixed: 0, node: 600, edge: 350 }).slice(0, 3),
    failure,
  )
  expect(failed.nodeBytes?.median).toBeCloseTo(600, 6)
  expect(failed.growthBytes).toBeNull()
  expect(remarksOf({ modes: [failed], rssDisagreement: 0, environment })[0]).toMatch(
    /^Dict-style cannot hold this dataset\. .*1,234,567/,
  )
})

test('slotted with overflow stops where the dictionary of an attribute does', () => {
  const trials = trialsOf('overflow', { fixed: 6e6, node: 120, edge: 44 }).map((trial) => ({
    ...trial,
    parts: [{ of: 'edges' as const, name: 'trust', type: 'overflow', bytes: 1 }],
  }))
  const { limits } = projectionOf(modeFigures('overflow', trials, null), 4, environment)!
  expect(limits.find(({ limit }) => limit === 'engine')!.nodes).toBe(2 ** 24 / 4)
})

test('a size is loaded three times where a megabyte more or less counts', () => {
  const growing = (growth: number) =>
    loadsOf({ ...trialsOf('slotted', { fixed: growth, node: 0, edge: 0 })[0]!.reading })
  expect([5e6, 19e6, 21e6, 103e6, 149e6, 151e6, 2e9].map(growing)).toEqual([1, 1, 3, 3, 3, 1, 1])
})
