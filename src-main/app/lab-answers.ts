import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { appCalls } from '../../src-shared/contract/app-calls.ts'
import type { Answers } from '../../src-shared/contract/calls.ts'
import { compare } from '../lab/compare.ts'
import { reportText } from '../lab/report/report.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import type { EventLogs } from './event-logs.ts'
import type { Files } from './files.ts'
import type { Host } from './host.ts'
import { writeInto } from './write-into.ts'

const SEED = 1

/** What the app answers of the memory lab. */
export function labAnswers(
  { name: host, readRss }: Host,
  files: Files,
  logs: EventLogs,
  supervisor: Supervisor,
): Pick<Answers<typeof appCalls>, 'compare' | 'writeReport'> {
  return {
    compare: ({ ticket, seed = SEED, ...order }, context) => {
      const path = files.path(ticket)
      const dataset = { file: logs.datasetOf(path), name: basename(path) }
      return compare({ supervisor, readRss }, { ...dataset, seed, host, ...order }, context)
    },
    writeReport: async ({ ticket, comparison, format }) => {
      const path = files.placePath(ticket)
      await writeInto([path], ([unfinished = '']) => writeFile(unfinished, reportText(comparison, format)))
      return files.placeCard(path)
    },
  }
}
