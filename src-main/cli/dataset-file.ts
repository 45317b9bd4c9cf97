import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventLogReport } from '../../src-shared/contract/event-log.ts'
import { formatCount, formatShare } from '../../src-shared/units.ts'
import { dataDir } from '../app/data-dir.ts'
import { KeptLogs } from '../app/kept-logs.ts'
import { convertLog } from '../event-log/convert-log.ts'
import { looksLikeLog } from '../event-log/looks-like-log.ts'
import type { CommandInput } from './command.ts'

/** A SQLite dataset: a file that was named, or what an event log was converted to. */
export type Dataset = {
  readonly path: string
  /** Of an event log. */
  readonly log: EventLogReport | undefined
  /** Whether it is there for the next command too; what a log was converted to may go. */
  readonly stays: boolean
}

/**
 * Runs `work` on the file, or, where it is an event log, on what that converts to: what the window has kept of it,
 * else a dataset in a temporary folder, which goes afterwards unless it is to be kept.
 */
export async function withDataset<T>(
  file: string,
  { terminal, signal }: Pick<CommandInput, 'terminal' | 'signal'>,
  work: (dataset: Dataset) => Promise<T>,
  { keep = false }: { keep?: boolean } = {},
): Promise<T> {
  if (!(await looksLikeLog(file))) return work({ path: file, log: undefined, stays: true })
  const convert = (into: string) =>
    convertLog(file, into, {
      signal,
      onProgress: ({ bytesDone, bytesTotal, events }) =>
        terminal.progress(
          `converting the log: ${formatShare(bytesDone / bytesTotal)}, ${formatCount(events)} events`,
        ),
    })
  const logs = new KeptLogs(dataDir())
  const kept = keep ? await logs.obtain(file, convert) : await logs.find(file)
  if (kept) return work({ path: kept.dataset, log: kept.report, stays: true })
  const folder = await mkdtemp(join(tmpdir(), 'slotgraph-log-'))
  try {
    const path = join(folder, 'events.db')
    return await work({ path, log: await convert(path), stays: false })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
