/**
 * What opening an event log takes: `npm run bench -- event-log [LINES]` (10,000,000). Makes a log of which one line in
 * a hundred is malformed, converts it in a process of its own and loads what it became, slotted, in another; every
 * count is held against what was written. Prints a table and rewrites the measured part of docs/performance.md.
 */
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { formatBytes, formatCount, formatDuration } from '../src-shared/units.ts'
import { logPlan } from '../src-main/event-log/convert-log.ts'
import { writeTestLog } from '../src-main/event-log/test-log.ts'
import { forkSpawn } from '../src-main/supervisor/fork-spawn.ts'
import { StoreProcess } from '../src-main/supervisor/store-process.ts'

type Taken = { elapsedMs: number; emptyRssBytes: number; peakRssBytes: number }

/** Runs work in a process of its own, and what the system says was the most memory it ever had. */
async function taken<T>(work: (store: StoreProcess) => Promise<T>): Promise<[T, Taken]> {
  const store = new StoreProcess(forkSpawn())
  try {
    // once it answers, even with a failure, it is up
    await store.process.settled({}).catch(() => {})
    const emptyRssBytes = statusOf(store, 'VmRSS')
    const started = performance.now()
    const result = await work(store)
    const elapsedMs = performance.now() - started
    return [result, { elapsedMs, emptyRssBytes, peakRssBytes: statusOf(store, 'VmHWM') }]
  } finally {
    await store.end('done')
  }
}

function statusOf({ pid }: StoreProcess, name: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1]) * 1024
}

function expectEqual(what: string, found: number, made: number): void {
  if (found !== made) throw new Error(`${what}: ${found}, but ${made} were written`)
}

const lines = Number(process.argv[2] ?? 10_000_000)
const folder = mkdtempSync(join(tmpdir(), 'slotgraph-bench-log-'))
try {
  const log = join(folder, 'app.log')
  const dataset = join(folder, 'events.db')
  const made = await writeTestLog(log, lines)
  const [report, converting] = await taken((store) =>
    store.process.convertLog({ file: log, into: dataset, slowMs: 100 }),
  )
  expectEqual('events', report.events, made.events)
  expectEqual('malformed lines', report.malformed.lines, made.malformed)
  expectEqual('slow events', report.slow.events, made.slow)
  const [[summary, memory], loading] = await taken(async (store) => [
    await store.process.load({ file: dataset, mode: 'slotted', plan: logPlan }),
    await store.process.settled({}),
  ])
  expectEqual('nodes', summary.nodeCount, made.events + made.byService.size)
  expectEqual('edges', summary.edgeCount, 2 * made.events - made.byService.size)
  const { loadedRssBytes, baselineRssBytes } = memory
  const grown = loadedRssBytes - baselineRssBytes
  const row = (what: string, { elapsedMs, emptyRssBytes, peakRssBytes }: Taken) =>
    `| ${what} | ${formatDuration(elapsedMs)} | ${formatBytes(emptyRssBytes)} | ${formatBytes(peakRssBytes)} |`
  const text = `
Machine: ${cpus()[0]?.model}, ${cpus().length} cores, Node ${process.versions.node}; load average ${loadavg()
    .map((load) => load.toFixed(1))
    .join(
      ', ',
    )}. ${formatCount(lines)} lines, ${formatBytes(statSync(log).size)}; the dataset has ${formatBytes(statSync(dataset).size)}.

|  | time | process when empty | at most |
| --- | ---: | ---: | ---: |
${row('the log to a dataset', converting)}
${row('the dataset, slotted', loading)}

Counted as written: ${formatCount(report.events)} events, ${formatCount(report.malformed.lines)} malformed lines, ${formatCount(report.slow.events)} slow events.
Held, an event takes ${(grown / report.events).toFixed(1)} B with its two edges: RSS grew by ${formatBytes(grown)}.
`
  console.log(text)
  const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))
  const marks = /(<!-- event-log:begin -->\n)[^]*(<!-- event-log:end -->)/
  writeFileSync(
    page,
    readFileSync(page, 'utf8').replace(marks, (_, begin: string, end: string) => `${begin}${text}\n${end}`),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}
