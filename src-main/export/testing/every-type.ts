import type { ExportDone, ExportRequest } from '../../../src-shared/contract/export.ts'
import { modes, type Mode } from '../../../src-shared/contract/mode.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildStore } from '../../store/build.ts'
import type { GraphStore } from '../../store/graph-store.ts'
import { database, edgeTable, load, nodeTable, planOf } from '../../store/load/test-graphs.ts'
import { exportGraph } from '../export-graph.ts'

const folder = mkdtempSync(join(tmpdir(), 'slotgraph-export-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
let files = 0

const sql = `
  CREATE TABLE city(code TEXT PRIMARY KEY, name TEXT, kind TEXT, people INTEGER, area REAL, coastal BOOLEAN,
    founded TEXT, big INTEGER, note TEXT, odd, rare REAL);
  INSERT INTO city VALUES
    ('AMS', 'Amsterdam', 'capital', 921402, 219.0, 1, '1275-10-27', 9007199254740993, 'a "quoted", note' || char(10) || 'two lines', 1, NULL),
    ('BRU', 'Bruxelles <&> Brussel', 'capital', NULL, 33.09, 0, NULL, -9223372036854775808, '', 'one', NULL),
    ('RTM', 'Rotterdam ' || char(7) || '🚢', 'harbour', 655468, NULL, 1, '1270-01-01', 3, NULL, 2.5, NULL),
    ('ANR', NULL, 'harbour', 529247, 2e300, NULL, '1291-11-11', NULL, ' spaced ', x'00ff', NULL);
  CREATE TABLE way(source TEXT, target TEXT, weight REAL, since TEXT, toll BOOLEAN, lanes INTEGER);
  INSERT INTO way VALUES
    ('AMS', 'RTM', 57.5, '1936-01-01 08:00:00', 0, 6), ('RTM', 'ANR', 100, NULL, 1, NULL),
    ('ANR', 'BRU', 42.25, '1970-06-01 00:00:00', NULL, 4), ('AMS', 'AMS', NULL, NULL, 0, 2),
    ('RTM', 'AMS', 58, NULL, 0, 6), ('RTM', 'AMS', 61, NULL, 1, 4);
`

/** A small graph with every type of attribute, text that no format likes, missing values and parallel edges. */
export async function everyType(mode: Mode = 'slotted'): Promise<GraphStore> {
  const attributeColumns = ['people', 'area', 'coastal', 'founded', 'big', 'note', 'odd']
  const plan = planOf({
    nodeTables: [
      nodeTable({
        table: 'city',
        idColumns: ['code'],
        labelColumn: 'name',
        kindColumn: 'kind',
        attributeColumns,
        kindName: 'city',
      }),
    ],
    edgeTables: [
      edgeTable({ table: 'way', attributeColumns: ['weight', 'since', 'toll', 'lanes'], kindName: 'way' }),
    ],
  })
  return storeOf(database(sql), plan, mode)
}

export async function storeOf(
  file: string,
  plan: Parameters<typeof load>[1],
  mode: Mode,
): Promise<GraphStore> {
  return buildStore(await load(file, plan, { threads: 1 }), mode, quietly)
}

/** One dataset in a store of each mode, read once. */
export async function storesOf(file: string, plan: Parameters<typeof load>[1]): Promise<GraphStore[]> {
  const loaded = await load(file, plan, { threads: 1 })
  return Promise.all(modes.map((mode) => buildStore(loaded, mode, quietly)))
}

const quietly = { onProgress: () => {}, signal: new AbortController().signal }

/** A new path in a folder that goes with the process. */
export function newPath(ending: string): string {
  return join(folder, `${files++}.${ending}`)
}

/** Writes all of a graph, or what is asked; gives where. */
export async function written(
  store: GraphStore,
  request: Partial<ExportRequest> & Pick<ExportRequest, 'format'>,
): Promise<{ files: string[]; done: ExportDone }> {
  const count = request.format === 'csv' ? 2 : 1
  const paths = Array.from({ length: count }, () => newPath(request.format))
  const done = await exportGraph(store, paths, { part: { of: 'all' }, ...request }, quietly)
  return { files: paths, done }
}
