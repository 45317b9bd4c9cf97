import { rename, rm, writeFile } from 'node:fs/promises'
import type { appCalls } from '../../src-shared/contract/app-calls.ts'
import type { Answers } from '../../src-shared/contract/calls.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import { compare } from '../lab/compare.ts'
import { reportText } from '../lab/report/report.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import type { Files } from './files.ts'
import type { Host } from './host.ts'

const SEED = 1

/** What the app answers of the memory lab. */
export function labAnswers(
  { name: host, readRss }: Host,
  files: Files,
  supervisor: Supervisor,
): Pick<Answers<typeof appCalls>, 'compare' | 'writeReport'> {
  return {
    compare: ({ ticket, seed = SEED, ...order }, context) =>
      compare({ supervisor, readRss }, { file: files.path(ticket), seed, host, ...order }, context),
    writeReport: async ({ ticket, comparison, format }) => {
      const path = files.placePath(ticket)
      const unfinished = `${path}.unfinished`
      try {
        await writeFile(unfinished, reportText(comparison, format))
        await rename(unfinished, path)
      } catch (error) {
        await rm(unfinished, { force: true })
        fail('cannot-write', `The report cannot be written: ${String(error)}`, { file: path })
      }
      return files.placeCard(path)
    },
  }
}
