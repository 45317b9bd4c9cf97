import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenedApp } from '../../e2e/fixtures/opened-app.ts'

/** The longest task of the window's thread, from its beginning to its end and by what it took of the processor, in ms. */
export type LongestTask = { readonly wallMs: number; readonly processorMs: number }

/** An event of Chromium's trace format; times in µs. */
type TraceEvent = {
  readonly name: string
  readonly ph: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  /** By the processor's time of the thread. */
  readonly tdur?: number
  readonly args?: { readonly name?: string }
}

/** Tasks and the names of threads; a trace of more than that would take time itself. */
const categories = ['-*', 'toplevel', '__metadata']

/** The longest task of the window while `act` goes on. */
export async function longestTask(app: OpenedApp, act: () => Promise<void>): Promise<LongestTask> {
  const browser = app.window.context().browser()
  let text: string
  if (app.electron) {
    await app.electron.evaluate(
      ({ contentTracing }, included) => contentTracing.startRecording({ included_categories: included }),
      categories.slice(1),
    )
    await act()
    const folder = mkdtempSync(join(tmpdir(), 'slotgraph-trace-'))
    const path = await app.electron.evaluate(
      ({ contentTracing }, file) => contentTracing.stopRecording(file),
      join(folder, 'trace.json'),
    )
    text = readFileSync(path, 'utf8')
    rmSync(folder, { recursive: true, force: true })
  } else {
    if (!browser) throw new Error('the window belongs to no browser')
    await browser.startTracing(app.window, { categories })
    await act()
    text = (await browser.stopTracing()).toString('utf8')
  }
  return longestOf((JSON.parse(text) as { traceEvents: TraceEvent[] }).traceEvents)
}

function longestOf(events: readonly TraceEvent[]): LongestTask {
  const windows = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  )
  const tasks = events.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && windows.has(`${pid} ${tid}`),
  )
  const longest = (of: (task: TraceEvent) => number | undefined) =>
    tasks.reduce((most, task) => Math.max(most, of(task) ?? 0), 0) / 1000
  return { wallMs: longest(({ dur }) => dur), processorMs: longest(({ tdur }) => tdur) }
}
