import type { LoadProgress } from '../../../src-shared/contract/load-report.ts'

/** Places in the counters that workers add to. */
export const counter = { rows: 0, tasks: 1 } as const
export const COUNTERS = 2

/** A little more often than the ten updates a second that a progress bar needs to look alive. */
const TICK_MS = 80

/** Tells where a load is, ten times a second, from counters that the workers add to; keeps the highest RSS seen. */
export class ProgressMeter {
  readonly counters = new Int32Array(new SharedArrayBuffer(COUNTERS * 4))
  peakRssBytes = 0
  #phase: LoadProgress['phase'] = 'opening'
  #tasks = 0
  #rows: number | undefined
  readonly #timer: NodeJS.Timeout
  readonly #tell: (progress: LoadProgress) => void

  constructor(tell: (progress: LoadProgress) => void) {
    this.#tell = tell
    this.#timer = setInterval(() => this.#tick(), TICK_MS)
  }

  /** Begins a phase. `rows` when known; otherwise they are reckoned from the share of `tasks` done. */
  enter(phase: LoadProgress['phase'], { rows, tasks = 0 }: { rows?: number; tasks?: number } = {}): void {
    this.#phase = phase
    this.#rows = rows
    this.#tasks = tasks
    this.counters.fill(0)
    this.#tick()
  }

  /** Counts rows that this thread dealt with. */
  add(rows: number): void {
    Atomics.add(this.counters, counter.rows, rows)
  }

  end(): void {
    clearInterval(this.#timer)
    this.sample()
  }

  sample(): number {
    const rssBytes = process.memoryUsage.rss()
    this.peakRssBytes = Math.max(this.peakRssBytes, rssBytes)
    return rssBytes
  }

  #tick(): void {
    this.sample()
    const rowsDone = Atomics.load(this.counters, counter.rows)
    const tasksDone = Atomics.load(this.counters, counter.tasks)
    const reckoned = tasksDone === 0 ? rowsDone : Math.round((rowsDone / tasksDone) * this.#tasks)
    this.#tell({ phase: this.#phase, rowsDone, rowsTotal: Math.max(rowsDone, this.#rows ?? reckoned) })
  }
}
