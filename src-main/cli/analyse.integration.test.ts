import Database from 'better-sqlite3'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DirectedGraph } from 'graphology'
import graphmlLibrary from 'graphology-graphml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommandLine } from './run.ts'

let folder: string
let file: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-analyse-'))
  process.env['SLOTGRAPH_DATA_DIR'] = join(folder, 'data')
  file = join(folder, 'towns.db')
  const db = new Database(file)
  db.exec(`
    CREATE TABLE town(id TEXT PRIMARY KEY, people INTEGER);
    INSERT INTO town VALUES ('Ay', 100), ('By', 2000), ('Cy', 50), ('Dy', 900);
    CREATE TABLE road(source TEXT REFERENCES town, target TEXT REFERENCES town, km REAL);
    INSERT INTO road VALUES ('Ay', 'By', 3), ('By', 'Cy', 10), ('Ay', 'Cy', 20), ('Cy', 'Dy', 0.5)`)
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

const csvOf = (out: string) =>
  Object.fromEntries(
    out
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
      .map(([id, , value]) => [id!, value!]),
  )

test('prints the highest, and every value as CSV; nodes are named by id', async () => {
  const top = await slotgraph('analyse', file, 'degree', '--top', '1', '--set', 'direction=in')
  expect(top.out).toMatch(/^Degree, in .* on 1 thread\n {2}mean {2}1\n {2}greatest {2}2\n\n +2 {2}Cy/)
  const far = await slotgraph('analyse', file, 'distances', '--set', 'from=Ay', '--weight', 'km', '--csv')
  expect(far.out.split('\n')[0]).toBe('id,label,distances')
  expect(csvOf(far.out)).toEqual({ Ay: '0', By: '3', Cy: '13', Dy: '13.5' })
})

test('measures what passes a filter, and writes it with the values into an export', async () => {
  const out = join(folder, 'part.graphml')
  const filter = ['--filter', 'people >= 100']
  const run = await slotgraph('analyse', file, 'weak-components', ...filter, '--csv', '--out', out)
  expect(run.code).toBe(0)
  expect(csvOf(run.out.slice(0, run.out.indexOf('\n/')))).toEqual({ Ay: '0', By: '0', Cy: '', Dy: '1' })
  const graph = graphmlLibrary.parse(DirectedGraph, readFileSync(out, 'utf8'))
  expect(graph.nodes().map((node) => graph.getNodeAttribute(node, 'weak-components') as number)).toEqual([
    0, 0, 1,
  ])
  const again = await slotgraph('analyse', file, 'degree', '--out', out)
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('already')])
  const wrong = await slotgraph('analyse', file, 'degree', '--filter', 'people >')
  expect([wrong.code, wrong.err]).toEqual([2, expect.stringContaining('^')])
})

test('sees what was annotated', async () => {
  expect((await slotgraph('annotate', file, '--ids', 'Ay,Cy', '--set', 'mine=true')).code).toBe(0)
  const run = await slotgraph('analyse', file, 'degree', '--filter', 'mine = true', '--csv')
  expect(csvOf(run.out)).toEqual({ Ay: '1', By: '', Cy: '1', Dy: '' })
})

test('reads event logs, and check says what was left out of them', async () => {
  const log = join(folder, 'app.log')
  writeFileSync(
    log,
    [
      '2024-01-15 10:23:01 INFO auth Login failed',
      '2024-01-15 10:23:02 INFO auth Request served',
      '  at Object.run (server.js:10:3)',
      '2024-01-15 10:23:03 WARN billing Retrying',
    ].join('\n'),
  )
  const run = await slotgraph('analyse', log, 'weak-components')
  expect([run.code, run.out]).toEqual([0, expect.stringMatching(/groups {2}2\n/)])
  const checked = await slotgraph('check', log)
  expect(checked.out).toMatch(/^5 nodes, 4 edges/)
  expect(checked.out).toContain('Left out: 1 line')
})
