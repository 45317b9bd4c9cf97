import Database from 'better-sqlite3'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DirectedGraph } from 'graphology'
import gexfLibrary from 'graphology-gexf'
import graphmlLibrary from 'graphology-graphml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommandLine } from './run.ts'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-cli-'))
  process.env['SLOTGRAPH_DATA_DIR'] = join(folder, 'data')
  file = join(folder, 'towns.db')
  const db = new Database(file)
  db.exec(`
    CREATE TABLE town(id INTEGER PRIMARY KEY, name TEXT, people INTEGER);
    INSERT INTO town VALUES (1, 'Ay', 100), (2, 'By', 2000), (3, 'Cy', NULL), (4, 'Dy', 9007199254740993);
    CREATE TABLE road(source INTEGER REFERENCES town, target INTEGER REFERENCES town, km REAL);
    INSERT INTO road VALUES (1, 2, 3.5), (2, 3, 10), (3, 4, 0.5), (2, 4, 2)`)
  db.close()
})
afterAll(() => {
  delete process.env['SLOTGRAPH_DATA_DIR']
  rmSync(folder, { recursive: true, force: true })
})

async function slotgraph(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err]: [string[], string[]] = [[], []]
  const terminal = {
    print: (line: string) => void out.push(line),
    error: (line: string) => void err.push(line),
    progress: () => {},
  }
  const code = await runCommandLine(args, terminal, new AbortController().signal)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('exports what passes a filter, by the ending of the name', async () => {
  const out = join(folder, 'some.graphml')
  const { code, out: said } = await slotgraph('export', file, '--out', out, '--filter', 'people >= 1000')
  expect([code, said]).toEqual([0, expect.stringMatching(/some\.graphml: 2 nodes and 1 edge in /)])
  const graph = graphmlLibrary.parse(DirectedGraph, readFileSync(out, 'utf8'))
  expect(graph.nodes().toSorted()).toEqual(['2', '4'])
  expect(graph.getEdgeAttributes('2', '4')).toMatchObject({ km: 2 })

  const again = await slotgraph('export', file, '--out', out)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('already')])
  const edges = ['--edges', 'km < 3', '--force']
  expect((await slotgraph('export', file, '--out', out, ...edges)).out).toContain('4 nodes and 2 edges')
  expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([])
})

test('converts to CSV and SQLite, which opens as the same graph', async () => {
  expect((await slotgraph('convert', file, join(folder, 'all.csv'))).out).toContain(
    'all-edges.csv: 4 nodes and 4 edges',
  )
  expect(readFileSync(join(folder, 'all-edges.csv'), 'utf8')).toContain('\n1,2,road,3.5\n')
  const copy = join(folder, 'copy.sqlite')
  expect((await slotgraph('convert', file, copy)).code).toBe(0)
  expect((await slotgraph('info', copy)).out).toContain('Slotgraph wrote this file')
  const json = JSON.parse((await slotgraph('query', copy, '--json')).out) as object[]
  expect(json).toEqual(JSON.parse((await slotgraph('query', file, '--json')).out))
})

test('converts an event log', async () => {
  const log = join(folder, 'service.log')
  const line = (second: number) => `2024-01-15 10:23:0${second} ERROR auth Login failed 145.2ms\n`
  writeFileSync(log, [1, 2, 3].map(line).join(''))
  const out = join(folder, 'events.gexf')
  expect(await slotgraph('convert', log, out)).toMatchObject({ code: 0, err: '' })
  const graph = gexfLibrary.parse(DirectedGraph, readFileSync(out, 'utf8'))
  expect(graph.order).toBe(4)
})

test('prints what passes a filter: for people, as CSV, as JSON, and how many', async () => {
  const by = ['--columns', 'name,people', '--sort', 'people', '--descending']
  const { out } = await slotgraph('query', file, 'degree >= 2', ...by, '--limit', '2')
  expect(out.split('\n').map((each) => each.trim().replaceAll(/\s+/g, ' '))).toEqual([
    '3 nodes, 2 shown',
    'id name people',
    '4 Dy 9007199254740993',
    '2 By 2000',
  ])
  expect((await slotgraph('query', file, 'people is missing', '--csv', '--columns', 'name')).out).toBe(
    'id,name\n3,Cy',
  )
  expect(JSON.parse((await slotgraph('query', file, 'km > 3', '--edges', '--json')).out)).toEqual([
    { source: 1, target: 2, kind: 'road', km: 3.5 },
    { source: 2, target: 3, kind: 'road', km: 10 },
  ])
  expect(await slotgraph('query', file, '--count')).toMatchObject({ code: 0, out: '4' })
})

test('points at what is wrong with a filter', async () => {
  const out = join(folder, 'never.graphml')
  for (const args of [
    ['query', file, 'pepole > 3'],
    ['export', file, '--out', out, '--filter', 'pepole > 3'],
  ]) {
    const { code, err } = await slotgraph(...args)
    expect(code).toBe(2)
    expect(err).toMatch(/pepole.*\n {2}pepole > 3\n {2}\^{6}\n/)
  }
  expect(existsSync(out)).toBe(false)
})

test.each([
  [['export', 'a.db']],
  [['export', 'a.db', '--out', 'b.xyz']],
  [['export', 'a.db', '--out', 'b', '--format', 'word']],
  [['convert', 'a.db']],
  [['convert', 'a.db', 'b']],
  [['query']],
  [['query', 'a.db', 'b', 'c']],
])('wrong arguments, %j, are a usage error', async (args) => {
  expect(await slotgraph(...args)).toMatchObject({ code: 2, out: '' })
})
