import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { EventLogReportSchema, type EventLogReport } from '../../src-shared/contract/event-log.ts'
import { writeInto } from './write-into.ts'

/** As much of the disk as converted logs may take together: one of a hundred million lines, or some smaller ones. */
const MOST_BYTES = 10e9

/** Goes up when the tables or what they are read from change, so that older conversions are made anew. */
const SHAPE = 1

/** What an event log was converted to, and what was found in it. */
export type ConvertedLog = { readonly dataset: string; readonly report: EventLogReport }

/** Conversions of event logs that are kept for the next opening: one of each state of a log. */
export class KeptLogs {
  readonly #folder: string

  /** `dataDir` is that of the app. */
  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'event-logs')
  }

  /** The conversion of a log as it is now, where it is kept. @throws Error where there is no such log */
  async find(path: string): Promise<ConvertedLog | undefined> {
    const { dataset, reportPath } = await this.#placesFor(path)
    try {
      await stat(dataset)
      const parsed = v.safeParse(EventLogReportSchema, JSON.parse(await readFile(reportPath, 'utf8')))
      return parsed.success ? { dataset, report: parsed.output } : undefined
    } catch {
      return undefined
    }
  }

  /** The same, made with `convert` and kept where it is not. What is longest unused makes room for it. */
  async obtain(path: string, convert: (into: string) => Promise<EventLogReport>): Promise<ConvertedLog> {
    const known = await this.find(path)
    if (known) return known
    const { dataset, reportPath } = await this.#placesFor(path)
    await mkdir(this.#folder, { recursive: true })
    await this.#makeRoom()
    const report = await writeInto([dataset, reportPath], async ([into = '', reportInto = '']) => {
      const converted = await convert(into)
      await writeFile(reportInto, JSON.stringify(converted))
      return converted
    })
    return { dataset, report }
  }

  async #placesFor(path: string): Promise<{ dataset: string; reportPath: string }> {
    const { size, mtimeMs } = await stat(path)
    const state = createHash('sha256')
      .update(JSON.stringify([resolve(path), size, mtimeMs, SHAPE]))
      .digest('hex')
      .slice(0, 32)
    return { dataset: join(this.#folder, `${state}.db`), reportPath: join(this.#folder, `${state}.json`) }
  }

  /** The longest unused go first. */
  async #makeRoom(): Promise<void> {
    const names = await readdir(this.#folder)
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#folder, name)
        const stats = await stat(path).catch(() => undefined)
        return { path, bytes: stats?.size ?? 0, usedMs: stats?.atimeMs ?? 0 }
      }),
    )
    let bytes = 0
    for (const file of files.toSorted((a, b) => b.usedMs - a.usedMs)) {
      bytes += file.bytes
      if (bytes > MOST_BYTES) await rm(file.path, { force: true })
    }
  }
}
