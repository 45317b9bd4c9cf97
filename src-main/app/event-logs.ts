import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import { EventLogReportSchema, SLOW_MS, type EventLogReport } from '../../src-shared/contract/event-log.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { formatCount, formatShare } from '../../src-shared/units.ts'
import { logPreflight } from '../event-log/log-preflight.ts'
import { looksLikeLog } from '../event-log/looks-like-log.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import { writeInto } from './write-into.ts'

/** As much of the disk as converted logs may take together: one of a hundred million lines, or some smaller ones. */
const MOST_BYTES = 10e9

/** Event logs among the files that are opened: each is converted once, while it stays as it is. */
export class EventLogs {
  readonly #folder: string
  readonly #supervisor: Supervisor
  /** By the path of the log, as its preflight found it. */
  readonly #converted = new Map<string, string>()

  constructor(folder: string, supervisor: Supervisor) {
    this.#folder = folder
    this.#supervisor = supervisor
  }

  /** The file to load: what a log was converted to when it was looked at, any other file itself. */
  datasetOf(path: string): string {
    return this.#converted.get(path) ?? path
  }

  /** Looks at a file; at an event log once it has been converted. */
  async preflight(path: string, context: AnswerContext<{ phase: string }>): Promise<Preflight> {
    if (!(await looksLikeLog(path))) {
      this.#converted.delete(path)
      return this.#supervisor.inspect(path, context)
    }
    const { dataset, report } = await this.#convert(path, context)
    this.#converted.set(path, dataset)
    return logPreflight(await this.#supervisor.inspect(dataset, context), path, report)
  }

  async #convert(
    path: string,
    { signal, progress }: AnswerContext<{ phase: string }>,
  ): Promise<{ dataset: string; report: EventLogReport }> {
    const { size, mtimeMs } = await stat(path)
    const state = createHash('sha256')
      .update(JSON.stringify([path, size, mtimeMs, SHAPE]))
      .digest('hex')
      .slice(0, 32)
    const dataset = join(this.#folder, `${state}.db`)
    const reportPath = join(this.#folder, `${state}.json`)
    const known = await knownReport(dataset, reportPath)
    if (known) return { dataset, report: known }
    await mkdir(this.#folder, { recursive: true })
    await this.#makeRoom()
    const report = await writeInto([dataset, reportPath], async ([into = '', reportInto = '']) => {
      const converted = await this.#supervisor.convertLog(
        { file: path, into, slowMs: SLOW_MS },
        {
          signal,
          progress: ({ bytesDone, bytesTotal, events }) => {
            const done = formatShare(bytesTotal === 0 ? 1 : bytesDone / bytesTotal)
            progress({ phase: `converting the log, ${done}, ${formatCount(events)} events` })
          },
        },
      )
      await writeFile(reportInto, JSON.stringify(converted))
      return converted
    })
    return { dataset, report }
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

/** Goes up when the tables or what they are read from change, so that older conversions are made anew. */
const SHAPE = 1

async function knownReport(dataset: string, reportPath: string): Promise<EventLogReport | undefined> {
  try {
    await stat(dataset)
    const parsed = v.safeParse(EventLogReportSchema, JSON.parse(await readFile(reportPath, 'utf8')))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
