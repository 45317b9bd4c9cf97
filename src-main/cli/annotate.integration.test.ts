import Database from 'better-sqlite3'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { KeptLogs } from '../app/kept-logs.ts'
import { Snapshots } from '../app/snapshots.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { logPlan } from '../event-log/convert-log.ts'
import { writeTestLog } from '../event-log/test-log.ts'
import { buildStore } from '../store/build.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { nodeDetail } from '../store/query/detail.ts'
import { obtainGraph } from '../store/snapshot/obtain-graph.ts'
import { runCommandLine } from './run.ts'

let folder: string
let file: string
const dataDirBefore = process.env['SLOTGRAPH_DATA_DIR']

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-annotate-'))
  process.env['SLOTGRAPH_DATA_DIR'] = join(folder, 'data')
  file = join(folder, 'flights.db')
  const db = new Database(file)
  db.exec('CREATE TABLE airport(code TEXT PRIMARY KEY, city TEXT); CREATE TABLE route(source, target)')
  const airport = db.prepare('INSERT INTO airport VALUES (?, ?)')
  const route = db.prepare('INSERT INTO route VALUES (?, ?)')
  db.transaction(() => {
    for (let i = 0; i < 300; i++) {
      airport.run(`A${i}`, `City ${i % 9}`)
      route.run(`A${i}`, `A${(i * 7) % 300}`)
    }
  })()
  db.close()
})
afterEach(() => {
  rmSync(folder, { recursive: true })
  if (dataDirBefore === undefined) delete process.env['SLOTGRAPH_DATA_DIR']
  else process.env['SLOTGRAPH_DATA_DIR'] = dataDirBefore
})

function annotate(...args: string[]) {
  return slotgraph('annotate', file, ...args)
}

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

/** The file as the window would open it in a mode. */
async function opened(mode: Mode): Promise<GraphStore> {
  const { plan } = await inspectFile(file, () => {})
  const snapshot = new Snapshots(join(folder, 'data', 'snapshots')).pathFor(file)
  const context = { onProgress: () => {}, signal: new AbortController().signal }
  const { graph } = await obtainGraph(file, plan!, snapshot, context)
  return buildStore(graph, mode, context)
}

function valuesOf(store: GraphStore, id: string): Record<string, unknown> {
  const { attributes } = nodeDetail(store, store.find(id))
  return Object.fromEntries(
    attributes.map(({ name, value, isSlot }) => [`${name}${isSlot ? '' : '*'}`, value]),
  )
}

describe('slotgraph annotate', () => {
  test('what is set is there when the file is opened, in every mode, and the file is not changed', async () => {
    const before = readFileSync(file)
    const { code, out, err } = await annotate('--ids', 'A1,A2,A3', '--set', 'hub=true', '--set', 'rank=7')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toMatch(/^Set hub on 3 nodes\. 3 of 300 have it now, for \d+ B\.$/m)
    for (const mode of modes) {
      const store = await opened(mode)
      expect(valuesOf(store, 'A2')).toEqual({ code: 'A2', city: 'City 2', 'hub*': true, 'rank*': 7 })
      expect(valuesOf(store, 'A4')).toEqual({ code: 'A4', city: 'City 4' })
    }
    expect((await slotgraph('query', file, 'hub = true', '--count')).out).toBe('3')
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  test('one annotation adds to another, takes a value away, and makes a slot', async () => {
    await annotate('--ids', 'A1,A2', '--set', 'hub=true')
    const list = join(folder, 'ids.txt')
    writeFileSync(list, 'A3\r\n\nA4\n')
    await annotate('--ids-from', list, '--set', 'hub=false')
    const removed = await annotate('--ids', 'A1', '--set', 'hub=')
    expect(removed.out).toMatch(/^Removed hub on 1 node\. 3 of 300/)
    const { out } = await annotate('--keep', 'hub')
    expect(out).toContain('Kept hub as a slot of airport: boolean.')
    const store = await opened('slotted')
    expect(['A1', 'A2', 'A3'].map((id) => valuesOf(store, id)['hub'])).toEqual([null, true, false])
  })

  test('goes away when the file changes, but not from a copy', async () => {
    const copy = join(folder, 'copy.db')
    expect(await annotate('--ids', 'A5', '--set', 'note=to check', '--output', copy)).toMatchObject({
      code: 0,
    })
    await annotate('--ids', 'A5', '--set', 'note=lost')
    const db = new Database(file)
    db.exec("INSERT INTO airport VALUES ('New', 'City')")
    db.close()
    expect(valuesOf(await opened('slotted'), 'A5')).not.toHaveProperty('note*')
    file = copy
    expect(valuesOf(await opened('slotted'), 'A5')).toEqual({
      code: 'A5',
      city: 'City 5',
      'note*': 'to check',
    })
  })

  test('an event log keeps what is set on its events and services, until it grows', async () => {
    file = join(folder, 'app.log')
    const { events } = await writeTestLog(file, 500)
    const before = readFileSync(file)
    const { code, out, err } = await annotate('--ids', '3,auth', '--set', 'suspect=true')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(`Set suspect on 2 nodes. 2 of ${events + 8} have it now`)
    expect(out).toContain(`${file} opens with this until it is changed.`)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect((await slotgraph('query', file, 'suspect = true', '--count')).out).toBe('2')
    expect((await slotgraph('analyse', file, 'degree', '--filter', 'suspect = true')).code).toBe(0)
    // the conversion of the window's own, so that it opens with the same
    const { dataset } = (await new KeptLogs(join(folder, 'data')).find(file))!
    const snapshot = new Snapshots(join(folder, 'data', 'snapshots')).pathFor(dataset)
    const context = { onProgress: () => {}, signal: new AbortController().signal }
    expect((await obtainGraph(dataset, logPlan, snapshot, context)).fromSnapshot).toBe(true)

    const copy = join(folder, 'copy.db')
    expect(await annotate('--ids', '4', '--set', 'suspect=true', '--output', copy)).toMatchObject({ code: 0 })
    appendFileSync(file, '2024-01-16 10:23:01 ERROR auth Login failed 145.2ms\n')
    expect((await slotgraph('query', file, 'level = ERROR', '--count')).code).toBe(0)
    // what the log was is no longer there to be found
    expect((await slotgraph('query', file, 'suspect = true', '--count')).code).toBe(2)
    expect((await slotgraph('query', copy, 'suspect = true', '--count')).out).toBe('3')
  })

  test('an id without a node and a value that does not fit are refused, and nothing is kept', async () => {
    expect(await annotate('--ids', 'A1,B1', '--set', 'hub=1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('There is no node “B1”'),
    })
    expect(await annotate('--ids', 'A1', '--set', 'city=7')).toMatchObject({ code: 1 })
    expect(await annotate('--keep', 'nothing')).toMatchObject({ code: 1 })
    expect(valuesOf(await opened('slotted'), 'A1')).toEqual({ code: 'A1', city: 'City 1' })
    expect(await annotate('--ids', 'A1')).toMatchObject({ code: 2 })
    expect(await annotate('--ids', 'A1', '--set', 'hub')).toMatchObject({ code: 2 })
  })
})
