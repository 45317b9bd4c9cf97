import type { FoundSession } from '../../src-shared/contract/app-calls.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import type { Session } from '../../src-shared/contract/session.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { catchUp } from '../explore/edits-store.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { recallChoices } from '../find/recents-store.ts'
import { showStartView, store } from '../graph/view-actions.ts'
import { currentView, startWork } from '../graph/view-store.ts'
import { noWork } from '../graph/work.ts'
import { host } from '../ui/host.ts'
import { notify, notifyFailure, orNotify } from '../ui/notice-store.ts'
import { sessionText } from './find-session.ts'
import { nodesOf, relocated, workOf } from './session-data.ts'
import { useSession } from './session-store.ts'

/** The most keys and edges that one call asks for: bounds of the contract. */
const mostKeys = 100_000
const mostNodes = 20_000

/** Shows the work that was found for the dataset that has just been loaded; tells whether there was any. */
export async function restoreSession(): Promise<boolean> {
  const { found } = useSession.getState()
  useSession.setState({ found: null })
  const { active } = useDataset.getState()
  if (!found || !active) return false
  const session = found.isSameData ? found.session : await relocate(found.session)
  const work = workOf(session)
  if (work.view.nodes.size === 0 && work.edits.length === 0) return false
  startWork(work)
  recallChoices(session.parts['recents'])
  try {
    await catchUp(active)
  } catch (thrown) {
    // the picture is worth having without them
    notifyFailure(failureOf(thrown))
    startWork({ ...work, edits: [] })
  }
  if (currentView().nodes.size === 0) await showStartView()
  useSession.setState({ keptAt: found.session.savedAt })
  tell(found, session)
  return true
}

/** The dataset has changed: nodes are looked for by their ids. */
async function relocate(session: Session): Promise<Session> {
  const keys = [...nodesOf(session)].slice(0, mostKeys)
  const { indexes } = await store().locate({ keys: keys.map(([, key]) => key) })
  const numbers = new Map(
    keys.flatMap(([then], at) => {
      const now = indexes[at]
      return now === null || now === undefined ? [] : [[then, now] as const]
    }),
  )
  const nodes = session.nodes.flatMap(({ index }) => numbers.get(index) ?? [])
  const now = await store().subgraph({ nodes: nodes.slice(0, mostNodes), edgeLimit: mostNodes })
  return relocated(session, numbers, now)
}

function tell({ session: before, isSameData }: FoundSession, session: Session): void {
  const lost = before.nodes.length - session.nodes.length
  const changed = isSameData
    ? ''
    : ` The dataset has changed since: ${lost === 0 ? 'every node was found again' : `${formatCountOf(lost, 'node')} are not in it any more`}.`
  notify({
    key: 'session',
    tone: 'info',
    title: 'Your work is back',
    detail: `${sessionText(session)}.${changed}`,
    action: { name: 'Start afresh', run: () => orNotify(startAfresh()) },
  })
}

/** Leaves the work that was kept, edits included, and begins with a first picture. */
export async function startAfresh(): Promise<void> {
  const { stage } = useDataset.getState()
  if (!('file' in stage)) return
  startWork(noWork)
  useSession.setState({ keptAt: null })
  await host().app.forgetSession({ ticket: stage.file.ticket })
  await showStartView()
}
