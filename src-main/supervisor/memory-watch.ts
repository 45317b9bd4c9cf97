import type { HeapReport, MemorySample, ProcessName } from '../../src-shared/contract/memory.ts'
import type { ReadRss } from './rss.ts'

// four samples a second, two minutes of history: what the memory chart shows
const PERIOD_MS = 250
const HISTORY_MS = 120_000

export type WatchedProcess = {
  readonly process: ProcessName
  readonly pid: number
  /** Its own account; RSS is read from outside. */
  readonly heap: HeapReport | undefined
}

/** Samples the memory of every process of the app and keeps the last two minutes. */
export class MemoryWatch {
  readonly #list: () => readonly WatchedProcess[]
  readonly #readRss: ReadRss
  readonly #onSamples: (samples: MemorySample[]) => void
  #history: MemorySample[] = []
  #timer: ReturnType<typeof setInterval> | undefined
  #reading = false

  constructor(
    list: () => readonly WatchedProcess[],
    readRss: ReadRss,
    onSamples: (samples: MemorySample[]) => void,
  ) {
    this.#list = list
    this.#readRss = readRss
    this.#onSamples = onSamples
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.#tick(), PERIOD_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  /** Samples of the last two minutes, oldest first. */
  history(): MemorySample[] {
    return this.#history
  }

  async #tick(): Promise<void> {
    // a slow reading is not overtaken
    if (this.#reading) return
    this.#reading = true
    try {
      const samples = await this.#read()
      const oldest = Date.now() - HISTORY_MS
      this.#history = [...this.#history.filter((sample) => sample.at >= oldest), ...samples]
      this.#onSamples(samples)
    } finally {
      this.#reading = false
    }
  }

  async #read(): Promise<MemorySample[]> {
    const watched = this.#list()
    const rss = await this.#readRss(watched.map(({ pid }) => pid))
    const at = Date.now()
    return watched.flatMap(({ process, pid, heap }) => {
      const rssBytes = rss.get(pid)
      if (rssBytes === undefined) return []
      return [
        {
          process,
          pid,
          at,
          rssBytes,
          heapUsedBytes: heap?.heapUsedBytes ?? null,
          heapLimitBytes: heap?.heapLimitBytes ?? null,
          arrayBufferBytes: heap?.arrayBufferBytes ?? null,
          externalBytes: heap?.externalBytes ?? null,
          collectorPauses: heap?.collectorPauses ?? null,
        },
      ]
    })
  }
}
