import { failureOf } from '../../src-shared/contract/failure.ts'
import type { LoadSummary } from '../../src-shared/contract/load-report.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import { reasonTexts, rowsLeftOut } from '../../src-shared/rejects.ts'
import { formatBytes, formatCountOf, formatDuration } from '../../src-shared/units.ts'
import { catchUp, forgetApplied, useEdits } from '../explore/edits-store.ts'
import { showStartView } from '../graph/view-actions.ts'
import { growthBytes } from '../memory/figures.ts'
import { openDialog } from '../ui/dialog-store.ts'
import { restoreSession } from '../session/restore-session.ts'
import { host } from '../ui/host.ts'
import { announce, dismissNotice, notify, notifyFailure, orNotify } from '../ui/notice-store.ts'
import { PaceMeter, unknownPace } from '../ui/pace.ts'
import { useDataset, type Loading } from './dataset-store.ts'
import { nextStep } from './open-dataset.ts'

/** How many of the most connected nodes the overview lists. */
const topCount = 12

/** Loads the plan in the chosen mode and opens the graph view; a failure goes back to the preflight. */
export async function loadChosen(): Promise<void> {
  const { stage, chosenMode: mode, plan } = useDataset.getState()
  if (stage.at !== 'preflight' || !plan) return
  const { file, preflight } = stage
  const signal = nextStep()
  const show = (loading: Loading) =>
    useDataset.setState({ stage: { at: 'loading', file, preflight, loading } })
  useDataset.setState({ failure: null })
  try {
    const summary = await runLoad(mode, signal, show)
    useDataset.setState({
      stage: { at: 'open', file, preflight },
      loads: { [mode]: summary },
      measured: { [mode]: summary },
      active: mode,
    })
    announceLoaded(summary)
    tellLeftOut(summary)
    await Promise.all([fetchOverview(mode), showFirstPicture()])
    void settleMemory(mode)
  } catch (thrown) {
    const failure = failureOf(thrown)
    if (useDataset.getState().stage.at === 'open') return notifyFailure(failure)
    useDataset.setState({
      stage: { at: 'preflight', file, preflight },
      failure: failure.code === 'cancelled' ? null : failure,
    })
    if (failure.code === 'cancelled') announce('Loading cancelled.')
  }
}

/** The work that was kept for this dataset, or a first picture. */
async function showFirstPicture(): Promise<void> {
  if (!(await restoreSession())) await showStartView()
}

/** Counts anew whenever the active store takes an edit, from now on: kinds may have got other attributes. */
export function followOverview(): void {
  useEdits.subscribe(({ version }, before) => {
    const { stage, active, loads } = useDataset.getState()
    if (version === before.version || stage.at !== 'open' || !active || !loads[active]) return
    orNotify(fetchOverview(active))
  })
}

async function fetchOverview(mode: Mode): Promise<void> {
  useDataset.setState({ overview: await host().store(mode).overview({ top: topCount }) })
}

let switchingBy: AbortController | undefined

/** Stops loading the second mode; the first goes on. */
export function cancelSwitch(): void {
  switchingBy?.abort()
}

/**
 * Makes `mode` the one that answers: at once where it is loaded, else after loading it with the same plan
 * while the former goes on answering. The former is ended then, unless both are to be kept.
 */
export async function switchMode(mode: Mode): Promise<void> {
  const { active, loads, switching } = useDataset.getState()
  if (switching || (mode === active && loads[mode])) return
  if (!loads[mode] && !(await loadBeside(mode))) return
  try {
    await catchUp(mode)
  } catch (thrown) {
    return notifyFailure(failureOf(thrown))
  }
  useDataset.setState({ active: mode })
  dismissNotice('store-died')
  if (!useDataset.getState().keepBoth) await unloadOthers()
  void settleMemory(mode)
}

async function loadBeside(mode: Mode): Promise<boolean> {
  switchingBy = new AbortController()
  try {
    const summary = await runLoad(mode, switchingBy.signal, (switching) => useDataset.setState({ switching }))
    useDataset.setState(({ loads, measured }) => ({
      loads: { ...loads, [mode]: summary },
      measured: { ...measured, [mode]: summary },
    }))
    announceLoaded(summary)
    return true
  } catch (thrown) {
    const failure = failureOf(thrown)
    const instead = { name: 'Load as slotted', run: () => void switchMode('slotted') }
    notifyFailure(failure, failure.code === 'out-of-memory' && mode !== 'slotted' ? instead : undefined)
    return false
  } finally {
    useDataset.setState({ switching: null })
  }
}

/** Ends every store process but the active one. */
async function unloadOthers(): Promise<void> {
  const { active, loads } = useDataset.getState()
  const others = Object.values(loads).filter(({ mode }) => mode !== active)
  useDataset.setState({ loads: active && loads[active] ? { [active]: loads[active] } : {} })
  await Promise.all(others.map(({ mode }) => host().app.unload({ mode })))
}

/** Whether a mode stays in memory when another becomes active; turning it off ends the others. */
export async function setKeepBoth(keepBoth: boolean): Promise<void> {
  useDataset.setState({ keepBoth })
  if (!keepBoth) await unloadOthers()
}

/** A store process ended by itself: its figures go, the picture stays, the banner offers to load again. */
export function storeDied(mode: Mode, cause: string): void {
  useDataset.setState(({ loads }) => {
    const { [mode]: _, ...rest } = loads
    return { loads: rest }
  })
  const { stage } = useDataset.getState()
  if (stage.at !== 'open') return
  // loading the same way again would end the same way
  const isOutOfMemory = mode !== 'slotted' && /memory|heap/i.test(cause)
  const restart = isOutOfMemory
    ? { name: 'Load as slotted', run: () => void switchMode('slotted') }
    : { name: 'Restart', run: () => void switchMode(mode) }
  const detail = `The ${modeNames[mode]} store ended: ${cause}.`
  notifyFailure({ code: 'store-died', detail, cause }, restart)
}

async function runLoad(
  mode: Mode,
  signal: AbortSignal,
  show: (loading: Loading) => void,
): Promise<LoadSummary> {
  const { stage, plan } = useDataset.getState()
  if (!('file' in stage) || !plan) throw new Error('There is no dataset to load.')
  const meter = new PaceMeter()
  show({ mode, progress: null, pace: unknownPace })
  const summary = await host().app.load(
    { ticket: stage.file.ticket, mode, plan },
    {
      signal,
      onProgress: (progress) => {
        if (signal.aborted) return
        show({ mode, progress, pace: meter.add(performance.now(), progress.rowsDone, progress.rowsTotal) })
      },
    },
  )
  forgetApplied(mode)
  try {
    await catchUp(mode, signal)
  } catch (thrown) {
    // a store without the analyst's edits would answer differently
    await host().app.unload({ mode })
    throw thrown
  }
  return summary
}

/** Rows that could not be taken in are no failure, but whoever looks at the graph must know. */
function tellLeftOut({ rejects }: LoadSummary): void {
  if (rejects.length === 0) return dismissNotice('left-out')
  const rows = rowsLeftOut(rejects)
  notify({
    key: 'left-out',
    tone: 'info',
    title: rows > 0 ? `${formatCountOf(rows, 'row')} left out` : 'Some texts were too long to hold',
    detail: [...new Set(rejects.map(({ reason }) => reasonTexts[reason]))].join('; '),
    action: { name: 'Show them', run: () => openDialog('report') },
  })
}

/**
 * Measures a store again once its graph is on the screen: what loading leaves behind goes in steps, half a second in
 * all, for which nobody should wait.
 */
async function settleMemory(mode: Mode): Promise<void> {
  const summary = useDataset.getState().loads[mode]
  if (!summary || summary.memory.settled) return
  try {
    const settled = { ...summary, memory: await host().store(mode).memory({}) }
    if (useDataset.getState().loads[mode] !== summary) return
    useDataset.setState(({ loads, measured }) => ({
      loads: { ...loads, [mode]: settled },
      measured: { ...measured, [mode]: settled },
    }))
    announce(`${modeNames[mode]} takes ${formatBytes(growthBytes(settled.memory))}.`)
  } catch {
    // the process has ended, which is told elsewhere
  }
}

function announceLoaded({ mode, nodeCount, edgeCount, elapsedMs, fromSnapshot }: LoadSummary): void {
  const size = `${formatCountOf(nodeCount, 'node')} and ${formatCountOf(edgeCount, 'edge')}`
  announce(
    `${fromSnapshot ? 'Reopened' : 'Loaded'} ${size} as ${modeNames[mode]} in ${formatDuration(elapsedMs)}.`,
  )
}
