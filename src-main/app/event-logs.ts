import type { AnswerContext } from '../../src-shared/contract/calls.ts'
import { SLOW_MS } from '../../src-shared/contract/event-log.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { formatCount, formatShare } from '../../src-shared/units.ts'
import { logPreflight } from '../event-log/log-preflight.ts'
import { looksLikeLog } from '../event-log/looks-like-log.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import { KeptLogs, type ConvertedLog } from './kept-logs.ts'

/** Event logs among the files that are opened: each is converted once, while it stays as it is. */
export class EventLogs {
  readonly #kept: KeptLogs
  readonly #supervisor: Supervisor
  /** By the path of the log, as its preflight found it. */
  readonly #converted = new Map<string, string>()

  constructor(dataDir: string, supervisor: Supervisor) {
    this.#kept = new KeptLogs(dataDir)
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

  #convert(path: string, { signal, progress }: AnswerContext<{ phase: string }>): Promise<ConvertedLog> {
    return this.#kept.obtain(path, (into) =>
      this.#supervisor.convertLog(
        { file: path, into, slowMs: SLOW_MS },
        {
          signal,
          progress: ({ bytesDone, bytesTotal, events }) => {
            const done = formatShare(bytesTotal === 0 ? 1 : bytesDone / bytesTotal)
            progress({ phase: `converting the log, ${done}, ${formatCount(events)} events` })
          },
        },
      ),
    )
  }
}
