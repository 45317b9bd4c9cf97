import Database from 'better-sqlite3'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LoadPlan } from '../../../src-shared/contract/load-plan.ts'

export type RandomGraph = {
  file: string
  plan: LoadPlan
  nodes: { id: number; name: string | null; team: string; score: number | null }[]
  edges: { source: number; target: number; weight: number; kind: string }[]
}

/** A small graph with hubs, parallel edges, self-loops and isolated nodes, the same for the same seed. */
export function randomGraph(seed: number): RandomGraph {
  const next = randomNumbers(seed)
  const count = 20 + next(60)
  const ids = Array.from({ length: count }, (_, at) => at * 7 + 3)
  const nodes = ids.map((id) => ({
    id,
    name: next(10) === 0 ? null : `${['Ann', 'Bob', 'Émile', 'zoë'][next(4)]!} ${id}`,
    team: ['Red', 'green', 'Blue'][next(3)]!,
    score: next(4) === 0 ? null : next(1000) / 8,
  }))
  const skewed = () => ids[Math.floor((next(1000) / 1000) ** 3 * count)]!
  const edges = Array.from({ length: next(400) }, () => ({
    source: skewed(),
    target: skewed(),
    weight: next(50),
    kind: ['knows', 'likes'][next(2)]!,
  }))
  const file = join(mkdtempSync(join(tmpdir(), 'slotgraph-test-')), 'graph.db')
  const db = new Database(file)
  db.exec('CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT, team TEXT, score REAL)')
  db.exec('CREATE TABLE tie (source INTEGER, target INTEGER, weight INTEGER, kind TEXT)')
  db.transaction(() => {
    const person = db.prepare('INSERT INTO person VALUES (?, ?, ?, ?)')
    for (const { id, name, team, score } of nodes) person.run(id, name, team, score)
    const tie = db.prepare('INSERT INTO tie VALUES (?, ?, ?, ?)')
    for (const { source, target, weight, kind } of edges) tie.run(source, target, weight, kind)
  })()
  db.close()
  const plan: LoadPlan = {
    nodeTables: [
      {
        table: 'person',
        idColumns: ['id'],
        labelColumn: 'name',
        attributeColumns: ['team', 'score'],
        kindName: 'person',
      },
    ],
    edgeTables: [
      {
        table: 'tie',
        sourceColumns: ['source'],
        targetColumns: ['target'],
        attributeColumns: ['weight', 'kind'],
        kindName: 'tie',
      },
    ],
    danglingEndpoints: 'skip',
    directed: true,
  }
  return { file, plan, nodes, edges }
}

/** Integers below a bound, from a linear congruential generator (Numerical Recipes' constants). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
