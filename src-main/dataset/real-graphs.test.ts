import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { modes } from '../../src-shared/contract/mode.ts'
import { storeCalls } from '../../src-shared/contract/store-calls.ts'
import { airRoutesFolder, makeAirRoutes } from '../../scripts/air-routes.ts'
import { makeDebianPackages } from '../../scripts/debian-packages.ts'
import { forkSpawn } from '../supervisor/fork-spawn.ts'
import { StoreProcess } from '../supervisor/store-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-real-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Counts = {
  nodes: number
  edges: number
  nodeKinds: Record<string, number>
  edgeKinds: Record<string, number>
}

const airRoutes = join(folder, 'air-routes.db')
const debian = join(folder, 'debian.db')
const haveAirRoutes = existsSync(join(airRoutesFolder, 'nodes.csv'))
if (haveAirRoutes) makeAirRoutes(airRoutes)
else console.warn(`Skipped: there is no air-routes data in ${airRoutesFolder}.`)
const haveDebian = await makeDebianPackages(debian)
if (!haveDebian) console.warn('Skipped: this machine has no apt-cache, or its package lists are empty.')

/** What SQL counts; an edge counts when both its ends are nodes. */
function countBySql(
  file: string,
  nodes: [table: string, id: string, kind: string],
  edges: [table: string, source: string, target: string, kind: string],
): Counts {
  const db = new Database(file, { readonly: true })
  const [nodeTable, id, nodeKind] = nodes
  const [edgeTable, source, target, edgeKind] = edges
  const whole = `FROM "${edgeTable}" e JOIN "${nodeTable}" s ON s."${id}" = e."${source}" JOIN "${nodeTable}" t ON t."${id}" = e."${target}"`
  const counts = (sql: string): Record<string, number> =>
    Object.fromEntries(db.prepare<[], [string, number]>(sql).raw().all())
  const nodeKinds = counts(`SELECT "${nodeKind}", count(*) FROM "${nodeTable}" GROUP BY 1`)
  const edgeKinds = counts(`SELECT e."${edgeKind}", count(*) ${whole} GROUP BY 1`)
  db.close()
  const total = (of: Record<string, number>): number => Object.values(of).reduce((sum, n) => sum + n, 0)
  return { nodes: total(nodeKinds), edges: total(edgeKinds), nodeKinds, edgeKinds }
}

async function countByLoading(file: string, mode: (typeof modes)[number]): Promise<Counts> {
  const store = new StoreProcess(forkSpawn())
  try {
    const { plan } = await store.process.inspect({ file })
    if (plan === null) throw new Error('no plan')
    const summary = await store.process.load({ file, mode, plan })
    expect(summary.rejects).toEqual([])
    const { overview } = store.caller.callable(storeCalls, 'store')
    const { nodeCount, edgeCount, nodeKinds, edgeKinds } = await overview({ top: 1 })
    const counts = (kinds: typeof nodeKinds): Record<string, number> =>
      Object.fromEntries(kinds.map(({ name, count }) => [name, count]))
    return { nodes: nodeCount, edges: edgeCount, nodeKinds: counts(nodeKinds), edgeKinds: counts(edgeKinds) }
  } finally {
    await store.end('done')
  }
}

describe.skipIf(!haveAirRoutes)('air routes', () => {
  test.each(modes)('%s holds what SQL counts', async (mode) => {
    const bySql = countBySql(airRoutes, ['nodes', '~id', 'type'], ['edges', '~from', '~to', '~label'])
    expect(bySql).toMatchObject({ nodes: 3749, edges: 57645 })
    expect(await countByLoading(airRoutes, mode)).toEqual(bySql)
  })
})

describe.skipIf(!haveDebian)('Debian packages', () => {
  test.each(modes)(
    '%s holds what SQL counts',
    async (mode) => {
      const bySql = countBySql(
        debian,
        ['package', 'name', 'kind'],
        ['dependency', 'source', 'target', 'relation'],
      )
      expect(bySql.nodes).toBeGreaterThan(50_000)
      expect(bySql.edges).toBeGreaterThan(200_000)
      expect(await countByLoading(debian, mode)).toEqual(bySql)
    },
    60_000,
  )
})
