import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { generateGraph } from './generate.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-generate-'))
  file = join(folder, 'graph.db')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('writes as many nodes and edges as asked, each edge between nodes, some attributes missing', async () => {
  await generateGraph(file, { nodes: 1000, edges: 5003, seed: 7 })
  const db = new Database(file, { readonly: true })
  const one = (sql: string): unknown => db.prepare(sql).pluck().get()
  expect(one('SELECT count(*) FROM nodes')).toBe(1000)
  expect(one('SELECT count(*) FROM edges')).toBe(5003)
  expect(one('SELECT count(*) FROM pragma_foreign_key_check')).toBe(0)
  expect(one('SELECT count(DISTINCT category) FROM nodes')).toBe(8)
  expect(one('SELECT count(DISTINCT channel) FROM edges')).toBe(4)
  expect(one('SELECT count(*) FROM nodes WHERE score IS NULL')).toBeGreaterThan(20)
  expect(one('SELECT count(*) FROM nodes WHERE datetime(created) IS NOT created')).toBe(0)
  expect(one('PRAGMA integrity_check')).toBe('ok')
  db.close()
})

test('degrees are skewed as in R-MAT, and ids do not betray them', async () => {
  await generateGraph(file, { nodes: 4096, edges: 16 * 4096, seed: 1 })
  const db = new Database(file, { readonly: true })
  const degrees = db
    .prepare<[], [number, number]>('SELECT source, count(*) FROM edges GROUP BY source ORDER BY 2 DESC')
    .raw()
    .all()
  db.close()
  // the mean out-degree is 16; Graph500's parameters put several hundred on the largest hub at this size
  expect(degrees[0]?.[1]).toBeGreaterThan(200)
  expect(degrees.length).toBeLessThan(4096)
  const hubs = degrees.slice(0, 100).map(([id]) => id)
  const mean = hubs.reduce((total, id) => total + id, 0) / hubs.length
  expect(mean).toBeGreaterThan(1400)
  expect(mean).toBeLessThan(2700)
})

test('the same seed gives the same file, another seed another', async () => {
  const bytes = async (seed: number): Promise<Buffer> => {
    const path = join(folder, `${seed}-${Math.random()}.db`)
    await generateGraph(path, { nodes: 100, edges: 300, seed })
    return readFileSync(path)
  }
  expect((await bytes(5)).equals(await bytes(5))).toBe(true)
  expect((await bytes(5)).equals(await bytes(6))).toBe(false)
})

test('refuses to overwrite', async () => {
  writeFileSync(file, 'precious')
  await expect(generateGraph(file, { nodes: 10, edges: 10, seed: 0 })).rejects.toMatchObject({
    failure: { code: 'cannot-write' },
  })
  expect(readFileSync(file, 'utf8')).toBe('precious')
})

test('cancelling removes the unfinished file', async () => {
  const controller = new AbortController()
  const seen: string[] = []
  const onProgress = ({ phase, rowsDone }: { phase: string; rowsDone: number }): void => {
    seen.push(phase)
    if (rowsDone > 10_000) controller.abort()
  }
  const generating = generateGraph(
    file,
    { nodes: 1e6, edges: 1e6, seed: 0 },
    { onProgress, signal: controller.signal },
  )
  await expect(generating).rejects.toThrow(/abort/i)
  expect(existsSync(file)).toBe(false)
  expect(seen[0]).toBe('nodes')
})
