import type { MemorySample, ProcessName } from '../../src-shared/contract/memory.ts'

export const measures = ['rss', 'heap', 'buffers'] as const
/** What a line shows: all of a process's memory, V8's heap, or the buffers that slotted columns lie in. */
export type Measure = (typeof measures)[number]
export type SeriesKey = `${ProcessName} ${Measure}`

/** Ten minutes at four samples a second. */
const rowLimit = 2400

/** Samples over time as columns of one length, as the chart draws them. */
export class MemorySeries {
  /** Seconds since 1970. */
  times: number[] = []
  readonly columns = new Map<SeriesKey, (number | null)[]>()

  /** One row: a sample of each process at about one moment. */
  add(samples: readonly MemorySample[]): void {
    const at = Math.max(...samples.map((sample) => sample.at)) / 1000
    if (samples.length === 0 || at <= (this.times.at(-1) ?? 0)) return
    const values = new Map<SeriesKey, number | null>()
    for (const { process, rssBytes, heapUsedBytes, arrayBufferBytes } of samples) {
      values.set(`${process} rss`, rssBytes)
      values.set(`${process} heap`, heapUsedBytes)
      values.set(`${process} buffers`, arrayBufferBytes)
    }
    const length = this.times.push(at)
    for (const key of values.keys()) {
      if (!this.columns.has(key))
        this.columns.set(
          key,
          Array.from({ length: length - 1 }, () => null),
        )
    }
    for (const [key, column] of this.columns) column.push(values.get(key) ?? ended(column.at(-1)))
    this.#trim()
  }

  /** Rows of history, which may overlap with those that are there, oldest first. */
  addHistory(samples: readonly MemorySample[]): void {
    for (const row of rowsOf(samples)) this.add(row)
  }

  /** The last values of a column; shorter while there are fewer. */
  tail(key: SeriesKey, count: number): readonly (number | null)[] {
    return this.columns.get(key)?.slice(-count) ?? []
  }

  #trim(): void {
    const extra = this.times.length - rowLimit
    if (extra <= 0) return
    this.times.splice(0, extra)
    for (const [key, column] of this.columns) {
      column.splice(0, extra)
      if (column.every((value) => value === null)) this.columns.delete(key)
    }
  }
}

/** A process that is gone has nothing any more: its line falls to 0, once, and ends. */
function ended(last: number | null | undefined): 0 | null {
  return last === null || last === undefined || last === 0 ? null : 0
}

/** Samples are taken process by process within a few ms; a repeated process begins the next row. */
function rowsOf(samples: readonly MemorySample[]): MemorySample[][] {
  const rows: MemorySample[][] = []
  let seen = new Set<ProcessName>()
  for (const sample of samples) {
    if (rows.length === 0 || seen.has(sample.process)) {
      rows.push([])
      seen = new Set()
    }
    seen.add(sample.process)
    rows.at(-1)?.push(sample)
  }
  return rows
}
