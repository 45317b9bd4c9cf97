import { failureOf } from '../../src-shared/contract/failure.ts'
import { modes, type Mode } from '../../src-shared/contract/mode.ts'
import { offeredModes, useDataset } from '../dataset/dataset-store.ts'
import { storeDied, switchMode } from '../dataset/load.ts'
import { chooseFile, closeDataset, openCard, refreshRecents } from '../dataset/open-dataset.ts'
import { followEdits } from '../explore/edits-store.ts'
import { addSamples, fetchHistory, series, setPanelOpen, useMemory } from '../memory/memory-store.ts'
import type { Transport } from '../transport/transport.ts'
import { useAbout } from './about-store.ts'
import { onCommand, giveCommand } from './commands.ts'
import { openDialog } from './dialog-store.ts'
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
  listenToCommands()
  listenToKeys()
  followEdits()
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
  transport.on('command', ({ name }) => giveCommand(name))
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

function listenToCommands(): void {
  onCommand('open', () => orNotify(chooseFile(useAbout.getState().about?.can.chooseWithDialog ?? false)))
  onCommand('close', () => orNotify(closeDataset()))
  onCommand('about', () => openDialog('about'))
  onCommand('memory', () => setPanelOpen(!useMemory.getState().isPanelOpen))
  onCommand('toggle-mode', () => {
    const next = nextMode()
    if (next) orNotify(switchMode(next))
  })
}

/** The mode after the active one in the order of the toggle, around the end. */
function nextMode(): Mode | undefined {
  const { stage, active } = useDataset.getState()
  if (stage.at !== 'open' || !active) return undefined
  const offered = offeredModes(stage.preflight)
  return offered[(offered.indexOf(active) + 1) % offered.length]
}
