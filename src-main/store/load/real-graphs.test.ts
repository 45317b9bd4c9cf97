import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { airRoutesFolder, makeAirRoutes } from '../../../scripts/air-routes.ts'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import { loadGraph } from './load-graph.ts'

const present = existsSync(airRoutesFolder)

test.skipIf(!present).each(['auto', 'rows'] as const)(
  'air routes, lane %s: the counts that SQL gives',
  async (lane) => {
    const folder = mkdtempSync(join(tmpdir(), 'slotgraph-air-'))
    try {
      const file = join(folder, 'air-routes.db')
      makeAirRoutes(file)
      const db = new Database(file, { readonly: true })
      const columns = (table: string): string[] =>
        db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
      const counts = (table: string): Record<string, number> => {
        const select = db
          .prepare<[], [string, number]>(`SELECT "~label", count(*) FROM "${table}" GROUP BY 1`)
          .raw()
        return Object.fromEntries(select.all())
      }
      const filled = db
        .prepare<[], number>(`SELECT count(*) FROM nodes WHERE runways IS NOT NULL`)
        .pluck()
        .get()
      const plan: LoadPlan = {
        nodeTables: [
          {
            table: 'nodes',
            idColumns: ['~id'],
            kindColumn: '~label',
            attributeColumns: columns('nodes').filter((name) => !name.startsWith('~')),
            kindName: 'other',
          },
        ],
        edgeTables: [
          {
            table: 'edges',
            sourceColumns: ['~from'],
            targetColumns: ['~to'],
            kindColumn: '~label',
            attributeColumns: columns('edges').filter((name) => !name.startsWith('~')),
            kindName: 'other',
          },
        ],
        danglingEndpoints: 'skip',
        directed: true,
      }
      const graph = await loadGraph(file, plan, { threads: 2, lane })
      const countOf = (kinds: typeof graph.nodeKinds) =>
        Object.fromEntries(kinds.map(({ name, count }) => [name, count]))
      expect(countOf(graph.nodeKinds)).toEqual(counts('nodes'))
      expect(countOf(graph.edgeKinds)).toEqual(counts('edges'))
      expect(graph.report.rejects).toEqual([])
      // only airports have runways
      const holding = graph.nodeKinds.filter(({ columns: own }) => own.some(({ name }) => name === 'runways'))
      expect(holding.map(({ name, count }) => [name, count])).toEqual([['airport', filled]])
      db.close()
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
)
