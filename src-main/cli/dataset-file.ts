import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventLogReport } from '../../src-shared/contract/event-log.ts'
import { formatCount, formatShare } from '../../src-shared/units.ts'
import { convertLog } from '../event-log/convert-log.ts'
import { looksLikeLog } from '../event-log/looks-like-log.ts'
import type { CommandInput } from './command.ts'

/**
 * Runs `work` on the file, or, where it is an event log, on what that converts to: a dataset in a temporary folder,
 * which goes afterwards.
 */
export async function withDataset<T>(
  file: string,
  { terminal, signal }: Pick<CommandInput, 'terminal' | 'signal'>,
  work: (dataset: string, log: EventLogReport | undefined) => Promise<T>,
): Promise<T> {
  if (!(await looksLikeLog(file))) return work(file, undefined)
  const folder = await mkdtemp(join(tmpdir(), 'slotgraph-log-'))
  try {
    const dataset = join(folder, 'events.db')
    const report = await convertLog(file, dataset, {
      signal,
      onProgress: ({ bytesDone, bytesTotal, events }) =>
        terminal.progress(
          `converting the log: ${formatShare(bytesDone / bytesTotal)}, ${formatCount(events)} events`,
        ),
    })
    return await work(dataset, report)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
