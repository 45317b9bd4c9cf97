import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { entryUrl } from '../entries.ts'
import { generateGraph } from '../generate/generate.ts'
import { forkEntry, forkSpawn } from './fork-spawn.ts'
import type { Child, Spawn } from './spawn.ts'
import { Supervisor } from './supervisor.ts'

// large enough that dictionaries of it fill a small heap, small enough to load in a second
const NODES = 60_000
const EDGES = 240_000

let folder: string
let file: string
let plan: LoadPlan
let supervisor: Supervisor
let died: Mode[]
let children: Child[]

const context = () => ({ signal: new AbortController().signal, progress: () => {} })
const failureOfLoad = (mode: Mode): Promise<Failure | undefined> =>
  supervisor
    .load(file, mode, plan, join(folder, 'unused.snapshot'), context())
    .then(() => undefined, failureOf)
const hash = () =>
  readdirSync(folder)
    .filter((name) => name.startsWith('graph.db'))
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )

function begin(spawn: Spawn): void {
  died = []
  children = []
  const noted: Spawn = () => {
    const child = spawn()
    children.push(child)
    return child
  }
  supervisor = new Supervisor(noted, (mode) => died.push(mode))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotgraph-loading-'))
  file = join(folder, 'graph.db')
  await generateGraph(file, { nodes: NODES, edges: EDGES, seed: 7 })
  const preflight = await inspectFile(file)
  if (!preflight.plan) throw new Error('the graph has no plan')
  plan = preflight.plan
})
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => supervisor.close())

describe('a graph too big for the heap', () => {
  // a limit of 327 MB, as V8 counts it, of which records fill 71
  beforeEach(() => begin(() => forkEntry(entryUrl('store'), ['--expose-gc', '--max-old-space-size=120'])))

  test('dict stops with how many records it held; slotted of the same graph goes on beside it', async () => {
    expect(await failureOfLoad('slotted')).toBeUndefined()
    const failure = await failureOfLoad('dict')
    expect(failure?.code).toBe('out-of-memory')
    if (failure?.code !== 'out-of-memory') return
    // stopped by itself: V8 would have left no words that say how far it came to the record
    expect(failure.detail).toContain('heap of the store process is full')
    expect(failure.loaded).toBeGreaterThan(NODES / 2)
    expect(failure.loaded).toBeLessThan(NODES + EDGES)
    expect(failure.limitBytes).toBeGreaterThan(100e6)
    expect(await supervisor.call('slotted', 'overview', { top: 1 }, {})).toMatchObject({ nodeCount: NODES })
    expect(died).toEqual([])
  })
})

describe('a memory budget', () => {
  beforeEach(() => {
    begin(forkSpawn)
    process.env['SLOTGRAPH_STORE_MB'] = '120'
  })
  afterEach(() => void delete process.env['SLOTGRAPH_STORE_MB'])

  test('ends a load in out-of-memory', async () => {
    const failure = await failureOfLoad('dict')
    expect(failure).toMatchObject({ code: 'out-of-memory', limitBytes: 120e6 })
    expect(supervisor.watched()).toEqual([])
  })
})

test('the next load of any mode starts from the snapshot that the first left', async () => {
  begin(forkSpawn)
  const snapshot = join(folder, 'kept.snapshot')
  const load = (mode: Mode) => supervisor.load(file, mode, plan, snapshot, context())
  expect((await load('slotted')).fromSnapshot).toBe(false)
  // written in the background, and in place once it is whole
  await vi.waitFor(() => expect(existsSync(snapshot)).toBe(true), 20_000)
  for (const mode of ['slotted', 'object'] as const) {
    const { fromSnapshot, nodeCount, edgeCount, phases } = await load(mode)
    expect({ fromSnapshot, nodeCount, edgeCount }).toEqual({
      fromSnapshot: true,
      nodeCount: NODES,
      edgeCount: EDGES,
    })
    expect(phases[0]?.phase).toBe('restoring')
  }
})

test(
  'killed at any moment of loading, the store fails its call, and the source stays as it was',
  { timeout: 120_000 },
  async () => {
    // smaller: thirty processes have to start
    file = join(folder, 'graph.db.small')
    await generateGraph(file, { nodes: 15_000, edges: 60_000, seed: 7 })
    begin(forkSpawn)
    const before = hash()
    const started = performance.now()
    expect(await failureOfLoad('dict')).toBeUndefined()
    const wholeMs = performance.now() - started
    const codes = new Set<string | undefined>()
    // thirty moments over all of a load, three processes at a time
    for (let round = 0; round < 10; round++) {
      begin(forkSpawn)
      const loads = modes.map(async (mode, at) => {
        const failing = failureOfLoad(mode)
        const child = children.at(-1) as Child
        await new Promise((resolve) => setTimeout(resolve, ((round * modes.length + at) / 30) * wholeMs))
        if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL')
        return failing
      })
      for (const failure of await Promise.all(loads)) {
        codes.add(failure?.code)
        if (failure?.code === 'store-died') expect(failure.cause).toContain('SIGKILL')
      }
      await supervisor.close()
    }
    // the last of them may have loaded before it was killed
    codes.delete(undefined)
    expect([...codes]).toEqual(['store-died'])
    expect(hash()).toEqual(before)
    begin(forkSpawn)
    expect(await failureOfLoad('slotted')).toBeUndefined()
  },
)
