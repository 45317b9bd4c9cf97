import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Session } from '../../src-shared/contract/session.ts'
import { Sessions } from './sessions.ts'

const folder = mkdtempSync(join(tmpdir(), 'sessions-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kept = join(folder, 'kept')
const anywhere = () => Promise.resolve(true)
const dataset = join(folder, 'flights.db')
const session = (savedAt: number): Session => ({
  savedAt,
  mode: 'slotted',
  plan: { nodeTables: [], edgeTables: [], danglingEndpoints: 'skip', directed: true },
  nodes: [
    { index: 3, id: { int64: '9007199254740993' }, label: 'ATL', kind: 'airport', degree: 7, x: 1.5, y: -2 },
  ],
  edges: [],
  pinned: [3],
  edits: [
    {
      type: 'set',
      nodes: [3],
      keys: [{ kind: 'airport', id: { int64: '9007199254740993' } }],
      name: 'flag',
      value: true,
      before: [null],
    },
  ],
  parts: { layout: { name: 'fcose', spacing: 1 } },
})

beforeEach(() => {
  rmSync(kept, { recursive: true, force: true })
  writeFileSync(dataset, 'a dataset '.repeat(1000))
})

test('what is kept for a dataset is found again, by another run of the app', async () => {
  expect(await new Sessions(kept).kept(dataset)).toBeNull()
  await new Sessions(kept).keep(dataset, session(1))
  expect(await new Sessions(kept).kept(dataset)).toEqual({
    session: session(1),
    dataset,
    name: 'flights.db',
    isSameData: true,
  })
})

test('a session that was not written to its end gives way to the one before it', async () => {
  const sessions = new Sessions(kept)
  await sessions.keep(dataset, session(1))
  await sessions.keep(dataset, session(2))
  expect((await sessions.kept(dataset))?.session.savedAt).toBe(2)
  const file = readdirSync(kept).find((name) => name.endsWith('.json'))!
  truncateSync(join(kept, file), 100)
  expect((await sessions.kept(dataset))?.session.savedAt).toBe(1)
  rmSync(join(kept, file))
  expect((await sessions.kept(dataset))?.session.savedAt).toBe(1)
})

test('a dataset that changed is told', async () => {
  const sessions = new Sessions(kept)
  await sessions.keep(dataset, session(1))
  writeFileSync(dataset, 'another dataset')
  expect(await sessions.kept(dataset)).toMatchObject({ session: { savedAt: 1 }, isSameData: false })
})

test('a dataset that moved keeps its session', async () => {
  const sessions = new Sessions(kept)
  await sessions.keep(dataset, session(1))
  const elsewhere = join(folder, 'elsewhere.db')
  renameSync(dataset, elsewhere)
  expect(await sessions.kept(elsewhere)).toMatchObject({ dataset: elsewhere, isSameData: true })
  // a copy beside the dataset is a dataset of its own
  writeFileSync(dataset, readFileSync(elsewhere))
  expect(await sessions.kept(elsewhere)).toBeNull()
})

test('a session can be forgotten', async () => {
  const sessions = new Sessions(kept)
  await sessions.keep(dataset, session(1))
  await sessions.keep(dataset, session(2))
  await sessions.forget(dataset)
  expect(await sessions.kept(dataset)).toBeNull()
})

test('a session file finds its dataset where it was, beside itself, or where it is shown', async () => {
  const sessions = new Sessions(kept)
  const file = join(folder, 'europe.session')
  await sessions.save(file, dataset, session(1))
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
  expect(await sessions.read(file, anywhere)).toMatchObject({ dataset, isSameData: true })
  const elsewhere = join(folder, 'elsewhere.db')
  renameSync(dataset, elsewhere)
  expect(await sessions.read(file, anywhere)).toMatchObject({ dataset: null, name: 'flights.db' })
  expect(await sessions.read(file, anywhere, elsewhere)).toMatchObject({
    dataset: elsewhere,
    isSameData: true,
  })
  expect(await sessions.read(elsewhere, anywhere)).toBeNull()
})

test('where a stranger’s session file says its dataset is counts only where that may be looked at', async () => {
  const sessions = new Sessions(kept)
  const far = join(folder, 'far')
  mkdirSync(far, { recursive: true })
  const file = join(far, 'strange.session')
  await sessions.save(file, dataset, session(1))
  const looked: string[] = []
  const refuse = (path: string) => {
    looked.push(path)
    return Promise.resolve(false)
  }
  expect(await sessions.read(file, refuse)).toMatchObject({ dataset: null })
  expect(looked).toEqual([dataset, join(far, 'flights.db')])
})

test('damaged session files are refused, whatever the damage', async () => {
  const sessions = new Sessions(kept)
  const file = join(folder, 'damaged.session')
  await sessions.save(file, dataset, session(1))
  const whole = readFileSync(file, 'utf8')
  for (const damaged of [
    whole.slice(0, -10),
    whole.replace('"x":1.5', '"x":"left"'),
    whole.replace('session 1', 'session 2'),
    whole.replace('"nodes":[{', '"nodes":{'),
  ]) {
    writeFileSync(file, damaged)
    // oxlint-disable-next-line no-await-in-loop
    await expect(sessions.read(file, anywhere)).rejects.toThrow('damaged, or of another version')
  }
})
