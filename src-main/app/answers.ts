import { basename } from 'node:path'
import type { appCalls } from '../../src-shared/contract/app-calls.ts'
import type { Answers } from '../../src-shared/contract/calls.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import type { MemoryWatch } from '../supervisor/memory-watch.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'
import { about } from './about.ts'
import { EventLogs } from './event-logs.ts'
import type { Files } from './files.ts'
import { exportInto, writtenFile } from './export-into.ts'
import type { Host } from './host.ts'
import { labAnswers } from './lab-answers.ts'
import { sessionAnswers } from './session-answers.ts'
import type { Sessions } from './sessions.ts'
import { settingsFile } from './settings.ts'
import type { Snapshots } from './snapshots.ts'
import { writeInto } from './write-into.ts'
import { writePart } from './write-part.ts'

/** What the app answers to a window; all windows get the same. */
export function appAnswers(
  host: Host,
  files: Files,
  supervisor: Supervisor,
  memory: MemoryWatch,
  snapshots: Snapshots,
  sessions: Sessions,
): Answers<typeof appCalls> {
  const settings = settingsFile(host.dataDir)
  const logs = new EventLogs(host.dataDir, supervisor)
  let firstFile = host.firstFile
  const dialogs = () => host.dialogs ?? fail('not-here', 'This host has no dialogs; browse instead.')
  return {
    ...sessionAnswers(files, sessions),
    ...labAnswers(host, files, logs, supervisor),
    about: () => about(host),
    settings: () => settings.read(),
    saveSettings: async (changed) => {
      await settings.update(() => changed)
      return null
    },
    recents: () => files.recents(),
    forgetRecent: async ({ ticket }) => {
      await files.forgetRecent(ticket)
      return null
    },
    fileFromCommandLine: () => {
      const path = firstFile
      firstFile = undefined
      return path === undefined ? null : files.card(path)
    },
    sample: () => files.sample(),
    chooseOpen: async () => {
      const path = await dialogs().chooseOpen()
      return path === null ? null : files.card(path)
    },
    chooseSave: async ({ suggestedName }) => {
      const path = await dialogs().chooseSave(basename(suggestedName))
      return path === null ? null : files.placeCard(path)
    },
    browse: ({ folder }) => files.browse(folder),
    saveInFolder: ({ folder, name }) => files.placeInFolder(folder, name),
    placeForDownload: async ({ name }) => {
      const downloads =
        host.downloads ?? fail('not-here', 'This host has no downloads; choose a place instead.')
      return files.placeCard(await downloads.place(name))
    },
    exportGraph: ({ ticket, mode, request }, context) =>
      exportInto(files.placePath(ticket), request, host, (paths) =>
        supervisor.exportGraph(mode, paths, request, context),
      ),
    writePart: async ({ ticket, at, base64, isLast }) => {
      const path = files.placePath(ticket)
      await writePart(path, { at, bytes: Buffer.from(base64, 'base64'), isLast })
      return isLast ? writtenFile(path, host) : null
    },
    generate: async ({ ticket, ...size }, context) => {
      const path = files.placePath(ticket)
      await writeInto([path], ([file = '']) => supervisor.generate({ file, ...size }, context))
      return files.card(path)
    },
    preflight: ({ ticket }, context) => logs.preflight(files.path(ticket), context),
    load: async ({ ticket, mode, plan }, context) => {
      const path = files.path(ticket)
      const dataset = logs.datasetOf(path)
      const summary = await supervisor.load(dataset, mode, plan, snapshots.pathFor(dataset), context)
      // a graph that is loaded is not lost to a recents file that cannot be written
      await files.loaded(path).catch((error: unknown) => console.error('recents:', error))
      return summary
    },
    unload: async ({ mode }) => {
      await supervisor.unload(mode)
      return null
    },
    memoryHistory: () => memory.history(),
  }
}
