import { failureOf } from '../../src-shared/contract/failure.ts'
import { modes } from '../../src-shared/contract/mode.ts'
import { followOverview, storeDied } from '../dataset/load.ts'
import { openCard, refreshRecents } from '../dataset/open-dataset.ts'
import { followEdits } from '../explore/edits-store.ts'
import { announceSelections } from '../graph/announce-selection.ts'
import { followTrail } from '../graph/trail-actions.ts'
import { addSamples, fetchHistory, series } from '../memory/memory-store.ts'
import { watchForMarks } from '../lab/watch-for-marks.ts'
import { keepSessions } from '../session/keep-session.ts'
import type { Transport } from '../transport/transport.ts'
import { useAbout } from './about-store.ts'
import { runCommand } from './commands/table.ts'
import { setHost } from './host.ts'
import { listenToKeys } from './keys.ts'
import { dismissNotice, notify, notifyFailure, orNotify } from './notice-store.ts'
import { applyTheme, useSettings } from './settings-store.ts'

/** Ties the window to its app: events in, settings applied, and the file of the command line opened. */
export async function start(transport: Transport): Promise<void> {
  setHost(transport)
  const { app } = transport
  const [about, settings] = await Promise.all([app.about({}), app.settings({})])
  useAbout.setState({ about })
  useSettings.setState(settings)
  applyTheme(settings.theme)
  useSettings.subscribe((now, before) => {
    if (now.theme !== before.theme) applyTheme(now.theme)
  })
  listenToEvents(transport)
  listenToKeys()
  followEdits()
  keepSessions()
  watchForMarks()
  followTrail()
  announceSelections()
  followOverview()
  await Promise.all([refreshRecents(), fetchHistory()]).catch((thrown: unknown) =>
    notifyFailure(failureOf(thrown)),
  )
  await endLeftovers(transport)
  const named = await app.fileFromCommandLine({})
  if (named) orNotify(openCard(named))
}

/** Ends store processes of a page that was left or reloaded: nothing in this window shows their graph. */
async function endLeftovers({ app }: Transport): Promise<void> {
  const lastAt = series.times.length - 1
  const living = modes.filter((mode) => (series.columns.get(`${mode} rss`)?.[lastAt] ?? 0) > 0)
  await Promise.all(living.map((mode) => app.unload({ mode })))
}

function listenToEvents(transport: Transport): void {
  transport.on('memory', addSamples)
  transport.on('storeDied', ({ mode, cause }) => storeDied(mode, cause))
  transport.on('openFile', (file) => orNotify(openCard(file)))
  transport.on('command', ({ name }) => runCommand(name))
  transport.onDisconnected((why) => {
    notify({
      key: 'disconnected',
      tone: 'danger',
      title: 'The connection to Slotgraph is lost',
      detail: `${why} The picture stays; the window connects again by itself as soon as it can.`,
    })
  })
  transport.onReconnected(() => {
    dismissNotice('disconnected')
    orNotify(fetchHistory())
  })
}
