import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as v from 'valibot'
import { PreflightSchema } from '../../src-shared/contract/preflight.ts'
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function slotgraph(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = []
  const err: string[] = []
  const terminal = {
    print: (line: string) => void out.push(line),
    error: (line: string) => void err.push(line),
    progress: () => {},
  }
  const code = await runCommandLine(args, terminal, new AbortController().signal)
  return { code, out: out.join('\n'), err: err.join('\n') }
}

test('generates a graph and says what it is', async () => {
  const file = join(folder, 'made.db')
  expect(await slotgraph('generate', file, '--nodes', '1e3', '--edges', '4_000')).toMatchObject({
    code: 0,
    err: '',
  })
  const { code, out } = await slotgraph('info', file)
  expect(code).toBe(0)
  expect(out).toMatch(/nodes\s+1,000 rows/)
  expect(out).toMatch(/edges {2}edges from source to target/)
  expect(out).toMatch(/slotted .* MB/)
  const json = await slotgraph('info', file, '--json')
  expect(v.parse(PreflightSchema, JSON.parse(json.out)).tables).toHaveLength(2)
})

test('loads a file and says what was left out, also as CSV', async () => {
  const file = join(folder, 'dirty.db')
  const db = new Database(file)
  db.exec(`CREATE TABLE nodes(id INTEGER PRIMARY KEY, name TEXT); INSERT INTO nodes VALUES (1,'a'),(2,'b');
    CREATE TABLE edges(source INTEGER, target INTEGER); INSERT INTO edges VALUES (1,2),(2,3),(2,1),(1,1)`)
  db.close()
  const { code, out } = await slotgraph('check', file)
  expect(code).toBe(0)
  expect(out).toMatch(/^2 nodes, 3 edges/)
  expect(out).toMatch(/1 row left out/)
  const csv = await slotgraph('check', file, '--csv')
  expect(csv.out.split('\r\n')[1]).toBe('edges,dangling-target,the target is no node,1,2,3')
  const added = await slotgraph('check', file, '--add-nodes', '--json')
  expect(JSON.parse(added.out)).toMatchObject({ nodeCount: 3, edgeCount: 4, addedNodes: 1, rejects: [] })
})

test('never overwrites', async () => {
  const file = join(folder, 'mine.db')
  writeFileSync(file, 'mine')
  const { code, err } = await slotgraph('generate', file)
  expect(code).toBe(1)
  expect(err).toMatch(/There is a file/)
  expect(readFileSync(file, 'utf8')).toBe('mine')
  expect(readdirSync(folder)).toEqual(['mine.db'])
})

test('a failure says what happened and what to do', async () => {
  const file = join(folder, 'table.db')
  writeFileSync(file, 'a,b\n1,2\n')
  const { code, out, err } = await slotgraph('info', file)
  expect(code).toBe(1)
  expect(out).toBe('')
  expect(err).toMatch(/not a SQLite database.*looks like CSV/s)
})

test.each([
  [['nonsense']],
  [['info']],
  [['info', 'a', 'b']],
  [['info', 'a', '--wrong']],
  [['generate', 'a.db', '--nodes', 'many']],
  [['generate', 'a.db', '--edges', '1e12']],
])('wrong arguments, %j, are a usage error', async (args) => {
  const { code, out, err } = await slotgraph(...args)
  expect(code).toBe(2)
  expect(out).toBe('')
  expect(err).toMatch(/--help/)
})

test('every command explains itself within 80 columns', async () => {
  const texts = [await slotgraph('--help')]
  for (const name of Object.keys(commands)) texts.push(await slotgraph(name, '--help'))
  for (const { code, out } of texts) {
    expect(code).toBe(0)
    expect(out).toMatch(/Usage: slotgraph/)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(90)
  }
})
