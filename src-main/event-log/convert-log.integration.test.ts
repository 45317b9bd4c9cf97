import { readFileSync } from 'node:fs'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EventLogProgress } from '../../src-shared/contract/event-log.ts'
import { FailureError } from '../../src-shared/contract/failure.ts'
import { modes } from '../../src-shared/contract/mode.ts'
import { openReadonly } from '../sqlite/open.ts'
import { forkSpawn } from '../supervisor/fork-spawn.ts'
import { StoreProcess } from '../supervisor/store-process.ts'
import { Supervisor } from '../supervisor/supervisor.ts'
import { convertLog, logPlan } from './convert-log.ts'
import { looksLikeLog } from './looks-like-log.ts'
import { writeTestLog, type TestLog } from './test-log.ts'

const lines = 1_000_000

let folder: string
let log: string
let dataset: string
let made: TestLog
const never = () => ({ signal: new AbortController().signal, progress: () => {} })

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotgraph-log-'))
  log = join(folder, 'app.txt')
  dataset = join(folder, 'log.db')
  made = await writeTestLog(log, lines)
}, 300_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

test(
  'every line of a log is an event or is counted as malformed, with examples',
  { timeout: 300_000 },
  async () => {
    expect(await looksLikeLog(log)).toBe(true)
    const store = new StoreProcess(forkSpawn())
    const told: EventLogProgress[] = []
    const onProgress = (progress: EventLogProgress) => void told.push(progress)
    const report = await store.process.convertLog({ file: log, into: dataset, slowMs: 100 }, { onProgress })
    if (process.platform === 'linux') {
      // 38 MB above the empty process, and no more for four times the lines; 85 and 140 when V8 kept text of the chunk
      const status = readFileSync(`/proc/${store.pid}/status`, 'utf8')
      const peakBytes = Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
      expect(peakBytes).toBeGreaterThan(50e6)
      expect(peakBytes).toBeLessThan(150e6)
    }
    await store.end('The test is over.')
    expect(told.at(-1)).toMatchObject({ bytesDone: report.bytes, events: made.events })
    expect(report).toMatchObject({
      lines,
      events: made.events,
      services: made.byService.size,
      slow: { thresholdMs: 100, events: made.slow },
      malformed: { lines: made.malformed },
    })
    expect(made.malformed).toBe(lines / 100)
    expect(report.malformed.byReason.reduce((sum, each) => sum + each.lines, 0)).toBe(made.malformed)
    expect(report.malformed.examples[0]).toMatchObject({ line: 58 })
    const db = openReadonly(dataset)
    const one = (sql: string): unknown => db.prepare(sql).pluck().get()
    expect(one('SELECT count(*) FROM event')).toBe(made.events)
    expect(one('SELECT count(*) FROM event WHERE slow <> (coalesce(duration_ms, 0) >= 100)')).toBe(0)
    expect(one('SELECT count(*) FROM pragma_foreign_key_check')).toBe(0)
    // each event but the first of a service follows the one before it
    const next = `SELECT line, lead(line) OVER (PARTITION BY service ORDER BY line) AS next FROM event`
    expect(one(`SELECT count(*) FROM (${next}) WHERE next IS NOT NULL`)).toBe(
      made.events - made.byService.size,
    )
    expect(
      one(`SELECT count(*) FROM (SELECT line, next FROM (${next}) WHERE next IS NOT NULL
         EXCEPT SELECT source, target FROM next_of_service)`),
    ).toBe(0)
    for (const [service, events] of made.byService) {
      expect(one(`SELECT event_count FROM service WHERE name = '${service}'`)).toBe(events)
    }
    db.close()
  },
)

test.each(modes)('a log loads as a graph, %s, with the right counts', { timeout: 300_000 }, async (mode) => {
  const supervisor = new Supervisor(forkSpawn, () => {})
  try {
    const summary = await supervisor.load(dataset, mode, logPlan, join(folder, 'none.snapshot'), never())
    expect(summary.rejects).toEqual([])
    expect(summary.nodeCount).toBe(made.events + made.byService.size)
    expect(summary.edgeCount).toBe(made.events + made.events - made.byService.size)
    const overview = await supervisor.call(mode, 'overview', { top: 8 }, {})
    expect(overview).toMatchObject({ nodeCount: summary.nodeCount })
  } finally {
    await supervisor.close()
  }
})

test('cancelling leaves no file; neither does a file without events', async () => {
  const cancel = new AbortController()
  const into = join(folder, 'cancelled.db')
  const converting = convertLog(log, into, { signal: cancel.signal, onProgress: () => cancel.abort() })
  await expect(converting).rejects.toThrow('abort')
  const prose = join(folder, 'prose.txt')
  await writeFile(prose, 'Once upon a time\nthere was no log.\n')
  expect(await looksLikeLog(prose)).toBe(false)
  const error = await convertLog(prose, into).catch((thrown: unknown) => thrown)
  expect(error instanceof FailureError && error.failure.code).toBe('not-a-graph')
  expect(await readdir(folder)).not.toContain('cancelled.db')
})

test('what a file is is decided by its content', async () => {
  const file = join(folder, 'named.db')
  await writeFile(file, '2024-01-15 10:23:01 ERROR auth Login failed 145.2ms')
  expect(await looksLikeLog(file)).toBe(true)
  expect(await looksLikeLog(dataset)).toBe(false)
  await writeFile(join(folder, 'empty.log'), '')
  expect(await looksLikeLog(join(folder, 'empty.log'))).toBe(false)
  expect(await looksLikeLog(join(folder, 'missing.log'))).toBe(false)
  expect(await looksLikeLog(folder)).toBe(false)
})
