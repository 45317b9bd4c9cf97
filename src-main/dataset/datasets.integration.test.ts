import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { airRoutesFolder, makeAirRoutes } from '../../scripts/air-routes.ts'
import { makeDebianPackages } from '../../scripts/debian-packages.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { storeCalls } from '../../src-shared/contract/store-calls.ts'
import { generateGraph } from '../generate/generate.ts'
import { loadGraph } from '../store/load/load-graph.ts'
import { forkSpawn } from '../supervisor/fork-spawn.ts'
import { StoreProcess } from '../supervisor/store-process.ts'
import { inspectFile } from './inspect.ts'
import { sampleFile } from './sample.ts'
import { makeShop } from './testing/shop.ts'

// whole datasets through real store processes, once a mode: what they hold is what SQL counts, and what they
// take is what the preflight said

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-datasets-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** How far an estimate may be from the RSS growth that was measured. */
const TOLERANCE: Record<Mode, number> = { slotted: 0.15, dict: 0.25, object: 0.25 }

type Counts = { nodes: Record<string, number>; edges: Record<string, number> }
type Dataset = {
  name: string
  make: () => Promise<string>
  /** Queries for nodes and edges by kind; an edge counts when both its ends are nodes. */
  counts?: { nodes: string; edges: string }
}

const place = (name: string): string => join(folder, `${name}.db`)
const haveAirRoutes = existsSync(join(airRoutesFolder, 'nodes.csv'))
if (!haveAirRoutes) console.warn(`Skipped: there is no air-routes data in ${airRoutesFolder}.`)
const haveDebian = await makeDebianPackages(place('debian'))
if (!haveDebian) console.warn('Skipped: this machine has no apt-cache, or its package lists are empty.')

const datasets: Dataset[] = [
  { name: 'the sample', make: () => sampleFile(folder) },
  {
    name: 'a generated graph',
    make: async () => {
      await generateGraph(place('made'), { nodes: 50_000, edges: 200_000, seed: 11 })
      return place('made')
    },
    counts: { nodes: `SELECT 'nodes', count(*) FROM nodes`, edges: `SELECT 'edges', count(*) FROM edges` },
  },
  {
    name: 'a shop as a relational database',
    make: async () => {
      makeShop(place('shop'), 30_000)
      return place('shop')
    },
    counts: {
      nodes: ['country', 'customer', 'product', 'orders']
        .map((table) => `SELECT '${table}', count(*) FROM ${table}`)
        .join(' UNION ALL '),
      edges: `SELECT 'order_line', count(*) FROM order_line UNION ALL SELECT 'customer.country', count(country) FROM customer
        UNION ALL SELECT 'customer.referrer', count(referrer) FROM customer UNION ALL SELECT 'orders.customer', count(customer) FROM orders`,
    },
  },
  ...(haveAirRoutes
    ? [
        {
          name: 'the air routes',
          make: async () => {
            makeAirRoutes(place('air'))
            return place('air')
          },
          counts: {
            nodes: 'SELECT type, count(*) FROM nodes GROUP BY 1',
            edges: `SELECT e."~label", count(*) FROM edges e JOIN nodes s ON s."~id" = e."~from" JOIN nodes t ON t."~id" = e."~to" GROUP BY 1`,
          },
        },
      ]
    : []),
  ...(haveDebian
    ? [
        {
          name: "Debian's packages",
          make: async () => place('debian'),
          counts: {
            nodes: 'SELECT kind, count(*) FROM package GROUP BY 1',
            edges: `SELECT relation, count(*) FROM dependency JOIN package s ON s.name = source JOIN package t ON t.name = target GROUP BY 1`,
          },
        },
      ]
    : []),
]

const medianOf = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] as number

const isOff = (estimated: number, measured: number, mode: Mode): boolean =>
  Math.abs(estimated / measured - 1) > TOLERANCE[mode]

/** Loads in a process of its own, holds what is there against `expected`, and gives the growth of RSS in bytes. */
async function growthBy(
  load: { file: string; mode: Mode; plan: LoadPlan },
  expected: Counts | undefined,
): Promise<number> {
  const store = new StoreProcess(forkSpawn())
  try {
    const { rejects } = await store.process.load(load)
    const memory = await store.process.settled({})
    expect(rejects).toEqual([])
    if (expected) expect(await countByAsking(store), load.mode).toEqual(expected)
    return memory.loadedRssBytes - memory.baselineRssBytes
  } finally {
    await store.end('done')
  }
}

test.each(datasets)(
  '$name: what SQL counts and the preflight says',
  { timeout: 180_000 },
  async ({ make, counts }) => {
    const file = await make()
    const { plan, estimates } = await inspectFile(file)
    if (plan === null) throw new Error('no plan')
    const expected = counts && countBySql(file, counts)
    const errors: Record<string, number> = {}
    for (const mode of modes) {
      const estimated = estimates.find((one) => one.mode === mode)?.rssBytes ?? 0
      const grown = [await growthBy({ file, mode, plan }, expected)]
      // processes that did the same differ by megabytes at times, as pages of the program come and go
      while (isOff(estimated, medianOf(grown), mode) && grown.length < 3)
        grown.push(await growthBy({ file, mode, plan }, expected))
      if (isOff(estimated, medianOf(grown), mode)) errors[mode] = estimated / medianOf(grown) - 1
    }
    // measured under Linux with glibc, as the estimates were
    if (process.platform === 'linux') expect(errors).toEqual({})
  },
)

test.runIf(haveAirRoutes).each(['auto', 'rows'] as const)(
  'air routes, lane %s: only airports have runways',
  async (lane) => {
    const file = place('runways')
    makeAirRoutes(file)
    const { plan } = await inspectFile(file)
    if (plan === null) throw new Error('no plan')
    const { nodeKinds } = await loadGraph(file, plan, { threads: 2, lane })
    const holding = nodeKinds.filter(({ columns }) => columns.some(({ name }) => name === 'runways'))
    const db = new Database(file, { readonly: true })
    const filled = db.prepare('SELECT count(*) FROM nodes WHERE runways IS NOT NULL').pluck().get()
    db.close()
    expect(holding.map(({ name, count }) => [name, count])).toEqual([['airport', filled]])
  },
)

function countBySql(file: string, { nodes, edges }: { nodes: string; edges: string }): Counts {
  const db = new Database(file, { readonly: true })
  const count = (sql: string): Record<string, number> =>
    Object.fromEntries(db.prepare<[], [string, number]>(sql).raw().all())
  const counted = { nodes: count(nodes), edges: count(edges) }
  db.close()
  return counted
}

async function countByAsking(store: StoreProcess): Promise<Counts> {
  const { nodeKinds, edgeKinds } = await store.caller.callable(storeCalls, 'store').overview({ top: 1 })
  const counts = (kinds: typeof nodeKinds): Record<string, number> =>
    Object.fromEntries(kinds.map(({ name, count }) => [name, count]))
  return { nodes: counts(nodeKinds), edges: counts(edgeKinds) }
}
