import { expect, test } from './fixtures/app.ts'
import { rssBytes } from './fixtures/processes.ts'
import { rawLink, type RawLink } from './fixtures/raw-link.ts'

// the app's processes as windows and the system see them, on the sample; the window's own way through it
// is walked by the other specs

type Sample = { process: string; pid: number; rssBytes: number; heapLimitBytes: number | null }

async function loadSample(link: RawLink, mode: string) {
  const { ticket } = (await link.call('app', 'sample', {})).result as { ticket: string }
  const preflight = await link.call('app', 'preflight', { ticket })
  expect(preflight.failure).toBeUndefined()
  const { plan } = preflight.result as { plan: unknown }
  return link.call('app', 'load', { ticket, mode, plan })
}

async function lastSample(link: RawLink, process: string): Promise<Sample | undefined> {
  const samples = (await link.call('app', 'memoryHistory', {})).result as Sample[]
  return samples.findLast((sample) => sample.process === process)
}

test('a store killed from outside is gone for good and can be loaded anew', async ({ app }) => {
  const link = await rawLink(app)
  expect((await loadSample(link, 'slotted')).kind).toBe('result')
  expect((await link.call('slotted', 'overview', { top: 1 })).kind).toBe('result')
  const [pid] = app.storePids()
  process.kill(pid as number, 'SIGKILL')
  await expect.poll(() => app.storePids()).toEqual([])
  await expect
    .poll(async () => (await link.call('slotted', 'overview', { top: 1 })).failure?.code)
    .toBe('no-store')
  expect((await loadSample(link, 'slotted')).kind).toBe('result')
  expect(app.storePids()).toHaveLength(1)
  expect(app.storePids()[0]).not.toBe(pid)
})

test('each mode has a process; looking at a file leaves none; unloading ends one', async ({ app }) => {
  const link = await rawLink(app)
  await loadSample(link, 'slotted')
  await loadSample(link, 'dict')
  expect(app.storePids()).toHaveLength(2)
  await link.call('app', 'unload', { mode: 'dict' })
  expect(app.storePids()).toHaveLength(1)
  expect((await link.call('slotted', 'overview', { top: 1 })).kind).toBe('result')
})

test('the memory of a store is what the system says, within 2%', async ({ app }) => {
  const link = await rawLink(app)
  await loadSample(link, 'slotted')
  // settled, and the store has told its heap
  await app.window.waitForTimeout(1_000)
  const shown = await lastSample(link, 'slotted')
  expect(shown?.pid).toBe(app.storePids()[0])
  expect(shown?.heapLimitBytes).toBeGreaterThan(0)
  const systemBytes = rssBytes(shown?.pid ?? 0)
  expect(Math.abs((shown?.rssBytes ?? 0) - systemBytes) / systemBytes).toBeLessThan(0.02)
  expect((await lastSample(link, 'main'))?.pid).toBe(app.mainPid)
})

test('no process outlives the app', async ({ app, host }) => {
  const link = await rawLink(app)
  await loadSample(link, 'slotted')
  const pids = app.storePids()
  expect(pids).toHaveLength(1)
  await (host === 'web' ? process.kill(app.mainPid, 'SIGTERM') : app.close())
  await expect.poll(() => pids.map(rssBytes)).toEqual([0])
})
