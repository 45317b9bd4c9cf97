import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { planTable } from '../dataset/kept-plan.ts'
import { createDatabase, type WritableDatabase } from '../sqlite/create.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { endsOf } from './edge-ends.ts'
import { edgeTable } from './edge-table.ts'
import { nodeTable } from './node-table.ts'
import type { Pacer } from './pacer.ts'
import type { Part, Rows } from './part.ts'
import { edgeGroups, nodeGroups, type KindGroup, type TableWriter } from './sqlite-tables.ts'
import type { Tally } from './tally.ts'

/**
 * Writes a part as a SQLite database with tables like those that it was read from, and the plan that opens it
 * as the same graph again.
 * @throws FailureError `cannot-write`
 */
export async function writeSqlite(
  store: GraphStore,
  part: Part,
  file: string,
  tally: Tally,
  pacer: Pacer,
): Promise<void> {
  await createDatabase(file, async (db) => {
    const groups = nodeGroups(store)
    const nodes = groups.map((group) => nodeTable(db, store, group, tally))
    const nodeWriters = byKind(store.nodeKinds.length, groups, nodes)
    await writeRows(part.nodes, pacer, (node) => {
      nodeWriters[store.nodeKindOf(node)]!.add(node)
      tally.nodes++
    })
    for (const table of nodes) table.finish()

    const tied = edgeGroups(store, groups)
    const ends = await endsOf(store, part, groups, tied, pacer)
    const edges = tied.map((group, at) => edgeTable(db, store, group, ends[at]!, tally))
    const edgeWriters = byKind(store.edgeKinds.length, tied, edges)
    await writeRows(part.edges, pacer, (edge) => {
      edgeWriters[store.edgeKindOf(edge)]!.add(edge)
      tally.edges++
    })
    for (const table of edges) table.finish()
    keepPlan(db, {
      nodeTables: nodes.map(({ plan }) => plan),
      edgeTables: edges.map(({ plan }) => plan),
      danglingEndpoints: 'skip',
      directed: store.directed,
    })
  })
}

function byKind<P>(
  kinds: number,
  groups: readonly KindGroup[],
  writers: readonly TableWriter<P>[],
): readonly TableWriter<P>[] {
  return Array.from({ length: kinds }, (_, kind) => {
    return writers[groups.findIndex(({ kinds: members }) => members.includes(kind))]!
  })
}

async function writeRows(rows: Rows, pacer: Pacer, write: (row: number) => void): Promise<void> {
  for (let i = 0; i < rows.length; i++) {
    const row = rows.at(i)
    if (row >= 0) write(row)
    pacer.rowsDone++
    if (pacer.isOver) await pacer.rest()
  }
}

function keepPlan(db: WritableDatabase, plan: LoadPlan): void {
  db.exec(`CREATE TABLE ${planTable}(plan TEXT NOT NULL)`)
  db.prepare(`INSERT INTO ${planTable} VALUES (?)`).run(JSON.stringify(plan))
}
