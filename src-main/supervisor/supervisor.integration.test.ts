import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { FailureError } from '../../src-shared/contract/failure.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { sampleFile } from '../dataset/sample.ts'
import { forkSpawn } from './fork-spawn.ts'
import { MemoryWatch } from './memory-watch.ts'
import { readSystemRss } from './rss.ts'
import { Supervisor } from './supervisor.ts'

// real store processes on the real sample
let folder: string
let file: string
let plan: LoadPlan
let snapshot: string
let supervisor: Supervisor
let died: { mode: Mode; cause: string }[]

const never = () => ({ signal: new AbortController().signal, progress: () => {} })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => (error instanceof FailureError ? error.failure.code : String(error)),
  )
const ask = async (mode: Mode) => supervisor.call(mode, 'overview', { top: 3 }, {})
const pidOf = (mode: Mode) => supervisor.watched().find(({ process }) => process === mode)?.pid

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotgraph-supervisor-'))
  file = await sampleFile(folder)
  snapshot = join(folder, 'sample.snapshot')
  const found = (await inspectFile(file)).plan
  if (!found) throw new Error('the sample has no plan')
  plan = found
})
afterAll(() => rm(folder, { recursive: true, force: true }))

beforeEach(() => {
  died = []
  supervisor = new Supervisor(forkSpawn, (mode, cause) => died.push({ mode, cause }))
})
afterEach(() => supervisor.close())

test('each mode is held by a process of its own, and they answer alike', async () => {
  const [dict, slotted] = await Promise.all([
    supervisor.load(file, 'dict', plan, snapshot, never()),
    supervisor.load(file, 'slotted', plan, snapshot, never()),
  ])
  expect(dict.nodeCount).toBe(slotted.nodeCount)
  expect(pidOf('dict')).not.toBe(pidOf('slotted'))
  expect(await ask('dict')).toEqual(await ask('slotted'))
  expect(await codeOf(ask('object'))).toBe('no-store')
})

test('a store that is killed fails what waits for it and is told of with its cause', async () => {
  await supervisor.load(file, 'slotted', plan, snapshot, never())
  const waiting = codeOf(ask('slotted'))
  process.kill(pidOf('slotted') as number, 'SIGKILL')
  // the answer may have been on its way already
  expect(['store-died', 'answered']).toContain(await waiting)
  await vi.waitFor(() => expect(died).toHaveLength(1))
  expect(died[0]?.mode).toBe('slotted')
  expect(died[0]?.cause).toContain('SIGKILL')
  expect(await codeOf(ask('slotted'))).toBe('no-store')
  await supervisor.load(file, 'slotted', plan, snapshot, never())
  expect(await codeOf(ask('slotted'))).toBe('answered')
})

test('cancelling a load ends its process at once and says nothing of a death', async () => {
  const controller = new AbortController()
  const load = codeOf(
    supervisor.load(file, 'dict', plan, snapshot, { signal: controller.signal, progress: () => {} }),
  )
  const pid = pidOf('dict') as number
  controller.abort()
  expect(await load).toBe('cancelled')
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(died).toEqual([])
})

test('another load of the same mode takes the place of the first', async () => {
  const first = codeOf(supervisor.load(file, 'slotted', plan, snapshot, never()))
  const second = supervisor.load(file, 'slotted', plan, snapshot, never())
  expect(await first).toBe('cancelled')
  expect((await second).nodeCount).toBeGreaterThan(0)
  expect(died).toEqual([])
})

test('a process of its own looks at a file, and is gone when it has', async () => {
  expect((await supervisor.inspect(file, never())).plan).toEqual(plan)
  expect(supervisor.watched()).toEqual([])
})

test('RSS is what the system says, within 2%, and unloading gives the process back', async () => {
  await supervisor.load(file, 'slotted', plan, snapshot, never())
  if (process.platform === 'linux') await shownAgreesWithTheSystem()
  const pid = pidOf('slotted') as number
  await supervisor.unload('slotted')
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
  expect(await codeOf(ask('slotted'))).toBe('no-store')
  expect(died).toEqual([])
})

async function shownAgreesWithTheSystem(): Promise<void> {
  const watch = new MemoryWatch(
    () => supervisor.watched(),
    readSystemRss,
    () => {},
  )
  watch.start()
  await vi.waitFor(() => expect(watch.history().at(-1)?.heapLimitBytes).toBeGreaterThan(0), 5_000)
  watch.stop()
  const status = await readFile(`/proc/${pidOf('slotted')}/status`, 'utf8')
  const systemBytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) * 1024
  const shown = watch.history().at(-1)?.rssBytes as number
  expect(Math.abs(shown - systemBytes) / systemBytes).toBeLessThan(0.02)
}
