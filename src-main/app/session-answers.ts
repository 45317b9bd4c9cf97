import type { appCalls } from '../../src-shared/contract/app-calls.ts'
import type { Answers } from '../../src-shared/contract/calls.ts'
import type { Files } from './files.ts'
import type { Sessions } from './sessions.ts'

type SessionCall = 'session' | 'keepSession' | 'forgetSession'

/** What the app answers about the work on a dataset. */
export function sessionAnswers(
  files: Files,
  sessions: Sessions,
): Pick<Answers<typeof appCalls>, SessionCall> {
  return {
    session: async ({ ticket, dataset }) => {
      const path = files.path(ticket)
      const found =
        (await sessions.read(path, (named) => files.mayFind(named), dataset && files.path(dataset))) ??
        (await sessions.kept(path))
      if (!found) return null
      const { session, isSameData, name } = found
      const card = found.dataset === null ? null : await files.card(found.dataset)
      return { session, isSameData, dataset: card, datasetName: name }
    },
    keepSession: async ({ ticket, session, place }) => {
      const path = files.path(ticket)
      if (place) await sessions.save(files.placePath(place), path, session)
      await sessions.keep(path, session)
      return null
    },
    forgetSession: async ({ ticket }) => {
      await sessions.forget(files.path(ticket))
      return null
    },
  }
}
