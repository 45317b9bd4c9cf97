import type { FileCard } from '../../src-shared/contract/app-calls.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { forgetStores } from '../explore/edits-store.ts'
import { filterOf } from '../filter/filter-store.ts'
import { lookFor } from '../find/palette-store.ts'
import { forgetRecentNodes } from '../find/recents-store.ts'
import { clearWork } from '../graph/view-store.ts'
import { datasetOf } from '../session/find-session.ts'
import { keepWaiting } from '../session/keep-session.ts'
import { useSession } from '../session/session-store.ts'
import { cancelCompare } from '../lab/compare-modes.ts'
import { noLab, useLab } from '../lab/lab-store.ts'
import { useCommunities } from '../measures/communities-store.ts'
import { noMeasures, useMeasures } from '../measures/measures-store.ts'
import { host } from '../ui/host.ts'
import { closeDialog, openDialog } from '../ui/dialog-store.ts'
import { announce, orNotify } from '../ui/notice-store.ts'
import { useDataset, type Stage } from './dataset-store.ts'

let running: AbortController | undefined

/** Ends what is under way on the way to an open graph and starts a new step. */
export function nextStep(): AbortSignal {
  running?.abort()
  running = new AbortController()
  return running.signal
}

/** Gives up the step under way: receiving, inspecting or loading. */
export function cancelStep(): void {
  running?.abort()
}

export async function refreshRecents(): Promise<void> {
  useDataset.setState({ recents: await host().app.recents({}) })
}

export async function forgetRecent(file: FileCard): Promise<void> {
  await host().app.forgetRecent({ ticket: file.ticket })
  await refreshRecents()
}

/** Closes the graph that is open, ends its store processes and shows the start screen. */
export async function closeDataset(): Promise<void> {
  nextStep()
  await leaveDataset()
  useDataset.setState({ stage: { at: 'start' }, failure: null })
  await refreshRecents()
}

async function leaveDataset(): Promise<void> {
  await keepWaiting()
  const { loads } = useDataset.getState()
  useDataset.setState({ loads: {}, measured: {}, active: null, switching: null, overview: null, plan: null })
  clearWork()
  useMeasures.setState(noMeasures)
  cancelCompare()
  useLab.setState({ ...noLab, tab: useLab.getState().tab })
  useCommunities.setState({ name: null })
  forgetRecentNodes()
  lookFor('')
  filterOf('nodes')
  forgetStores()
  await Promise.all(Object.values(loads).map(({ mode }) => host().app.unload({ mode })))
}

/** Looks at a file, or at the dataset of a session file, and shows what was found. */
export async function openCard(chosen: FileCard): Promise<void> {
  const signal = nextStep()
  closeDialog()
  await leaveDataset()
  const file = await step(signal, { at: 'inspecting', file: chosen, phase: 'opening' }, () =>
    datasetOf(chosen),
  )
  if (file === null) useDataset.setState({ stage: { at: 'start' } })
  if (!file || signal.aborted) return
  await step(signal, { at: 'inspecting', file, phase: 'opening' }, async () => {
    const preflight = await host().app.preflight(
      { ticket: file.ticket },
      {
        signal,
        onProgress: ({ phase }) => {
          if (!signal.aborted) useDataset.setState({ stage: { at: 'inspecting', file, phase } })
        },
      },
    )
    const { found } = useSession.getState()
    const plan = found && fits(found.session.plan, preflight) ? found.session.plan : preflight.plan
    const slottedFirst = preflight.estimates.find(({ mode }) => mode === 'slotted') ?? preflight.estimates[0]
    useDataset.setState({
      stage: { at: 'preflight', file, preflight },
      plan,
      chosenMode: found?.session.mode ?? slottedFirst?.mode ?? 'slotted',
    })
    announce(`${file.name}: ${preflight.tables.length} tables found.`)
  })
}

/** Whether the tables that a plan speaks of are there. */
function fits(plan: LoadPlan, { tables }: Preflight): boolean {
  const names = new Set(tables.map(({ name }) => name))
  return [...plan.nodeTables, ...plan.edgeTables].every(({ table }) => names.has(table))
}

/** Takes a file that was dropped or chosen in the page. */
export async function openFile(file: File): Promise<void> {
  const signal = nextStep()
  closeDialog()
  const card = await step(signal, { at: 'receiving', name: file.name, progress: null }, () =>
    host().fileCardFor(file, {
      signal,
      onProgress: (progress) => {
        if (!signal.aborted) useDataset.setState({ stage: { at: 'receiving', name: file.name, progress } })
      },
    }),
  )
  if (card) await openCard(card)
}

/** Asks for a file in the way this host can: the system's dialog or the folder browser. */
export async function chooseFile(canDialog: boolean): Promise<void> {
  if (!canDialog) {
    openDialog('browse')
    return
  }
  const file = await host().app.chooseOpen({})
  if (file) await openCard(file)
}

export function openSample(): void {
  orNotify(host().app.sample({}).then(openCard))
}

/** Shows `stage` while `work` runs; a failure is shown on the start screen, cancelling goes back to it. */
async function step<T>(signal: AbortSignal, stage: Stage, work: () => Promise<T>): Promise<T | undefined> {
  useDataset.setState({ stage, failure: null })
  try {
    return await work()
  } catch (thrown) {
    const failure = failureOf(thrown)
    // a step that was replaced by another leaves the stage to that one
    if (signal !== running?.signal) return undefined
    useDataset.setState({ stage: { at: 'start' }, failure: failure.code === 'cancelled' ? null : failure })
    await refreshRecents().catch(() => undefined)
    return undefined
  }
}
