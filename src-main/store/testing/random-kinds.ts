import Database from 'better-sqlite3'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'
import { below, randomSource } from '../../generate/random.ts'

/** A node's row; `age`, `born` and `code` only people have, `revenue` only firms. */
export type KindedNode = {
  kind: 'person' | 'firm'
  id: number
  name: string | null
  score: number | null
  age?: number | null
  born?: string | null
  code?: number | string | null
  revenue?: number | null
}

/** An edge's row; `weight` only ties have, `share` only holdings. */
export type KindedEdge = {
  kind: 'tie' | 'holding'
  source: number
  target: number
  weight?: number
  share?: number | null
  note?: string | null
}

export type KindedGraph = { file: string; plan: LoadPlan; nodes: KindedNode[]; edges: KindedEdge[] }

const TEXTS = ['Ann', 'Émile', 'zoë', 'Bob', 'bob', '😀', '\uffee', 'a long name that goes on', 'a long name']

/**
 * A small graph of two kinds of nodes and two of edges, of values of every type, missing ones, parallel edges,
 * self-loops and isolated nodes: the same for the same seed.
 */
export function randomKinds(seed: number): KindedGraph {
  const random = randomSource(seed)
  const next = (limit: number) => below(random, limit)
  const maybe = <T>(value: T): T | null => (next(5) === 0 ? null : value)
  const common = (id: number) => ({
    id,
    name: maybe(`${TEXTS[next(TEXTS.length)]!}${['', ' 1', ` ${id}`][next(3)]!}`),
    score: maybe(next(400) / 8 - 20),
  })
  const people = Array.from({ length: 15 + next(40) }, (_, at): KindedNode => ({
    kind: 'person',
    ...common(at * 3),
    age: maybe(next(90)),
    born: maybe(new Date(Date.UTC(1950 + next(60), next(12), 1 + next(28))).toISOString().slice(0, 10)),
    code: maybe([next(20), `c${next(5)}`, next(40) / 4][next(3)]!),
  }))
  const firms = Array.from({ length: 5 + next(10) }, (_, at): KindedNode => ({
    kind: 'firm',
    ...common(1000 + at),
    revenue: maybe(next(1e6) * 1e4),
  }))
  const nodes = [...people, ...firms]
  const skewed = () => nodes[Math.floor((next(1000) / 1000) ** 2 * nodes.length)]!.id
  const edges = Array.from({ length: 20 + next(200) }, (_, at): KindedEdge => {
    const ends = { source: skewed(), target: skewed() }
    return at % 3 === 0
      ? { kind: 'holding', ...ends, share: maybe(next(101)), note: maybe(TEXTS[next(3)]!) }
      : { kind: 'tie', ...ends, weight: next(8) }
  })
  const file = join(mkdtempSync(join(tmpdir(), 'slotgraph-test-')), 'kinds.db')
  const db = new Database(file)
  db.exec(`CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, score REAL, age INTEGER, born TEXT, code);
    CREATE TABLE firm (id INTEGER PRIMARY KEY, name TEXT, score REAL, revenue INTEGER);
    CREATE TABLE tie (source INTEGER, target INTEGER, weight INTEGER);
    CREATE TABLE holding (source INTEGER, target INTEGER, share INTEGER, note TEXT)`)
  db.transaction(() => {
    const person = db.prepare('INSERT INTO person VALUES (@id, @name, @score, @age, @born, @code)')
    const firm = db.prepare('INSERT INTO firm VALUES (@id, @name, @score, @revenue)')
    const tie = db.prepare('INSERT INTO tie VALUES (@source, @target, @weight)')
    const holding = db.prepare('INSERT INTO holding VALUES (@source, @target, @share, @note)')
    for (const node of nodes) (node.kind === 'person' ? person : firm).run(node)
    for (const edge of edges) (edge.kind === 'tie' ? tie : holding).run(edge)
  })()
  db.close()
  return { file, plan: PLAN, nodes, edges }
}

const PLAN: LoadPlan = {
  nodeTables: [
    {
      table: 'person',
      idColumns: ['id'],
      labelColumn: 'name',
      attributeColumns: ['score', 'age', 'born', 'code'],
      kindName: 'person',
    },
    {
      table: 'firm',
      idColumns: ['id'],
      labelColumn: 'name',
      attributeColumns: ['score', 'revenue'],
      kindName: 'firm',
    },
  ],
  edgeTables: [
    {
      table: 'tie',
      sourceColumns: ['source'],
      targetColumns: ['target'],
      attributeColumns: ['weight'],
      kindName: 'tie',
    },
    {
      table: 'holding',
      sourceColumns: ['source'],
      targetColumns: ['target'],
      attributeColumns: ['share', 'note'],
      kindName: 'holding',
    },
  ],
  danglingEndpoints: 'skip',
  directed: true,
}
