import type { Ticket } from '../../src-shared/contract/app-calls.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { isGraphOpen, useDataset } from '../dataset/dataset-store.ts'
import { useRecents } from '../find/recents-store.ts'
import { useView } from '../graph/view-store.ts'
import { useAbout } from '../ui/about-store.ts'
import { freshName, stemOf } from '../ui/fresh-name.ts'
import { host } from '../ui/host.ts'
import { notify, notifyFailure } from '../ui/notice-store.ts'
import { sessionOf } from './session-data.ts'
import { useSession } from './session-store.ts'

/** Work is kept this long after it has changed, at the latest: nothing older than five seconds may be lost. */
const keepAfterMs = 1_500

let waiting: ReturnType<typeof setTimeout> | undefined

/** Keeps the work by itself from now on, once something was done that is worth keeping. */
export function keepSessions(): void {
  useView.subscribe((now, before) => {
    if (now.history.present === before.history.present || !isGraphOpen()) return
    // a first picture is no work; work that was kept once goes on being kept, also when it is undone
    if (now.history.past.length === 0 && useSession.getState().keptAt === null) return
    waiting ??= setTimeout(() => void keepNow(), keepAfterMs)
  })
  // a window that is closed or reloaded has no seconds left
  addEventListener('pagehide', () => void keepWaiting())
}

/** Keeps at once what would be kept in a moment. */
export async function keepWaiting(): Promise<void> {
  if (waiting !== undefined) await keepNow()
}

async function keepNow(place?: Ticket): Promise<boolean> {
  clearTimeout(waiting)
  waiting = undefined
  const { stage, plan, active } = useDataset.getState()
  if (stage.at !== 'open' || !plan || !active) return false
  const work = sessionOf(useView.getState().history.present, { plan, mode: active })
  const session = { ...work, parts: { ...work.parts, recents: useRecents.getState().recents } }
  try {
    await host().app.keepSession({
      ticket: stage.file.ticket,
      session,
      ...(place !== undefined && { place }),
    })
    useSession.setState({ keptAt: session.savedAt })
    return true
  } catch (thrown) {
    notifyFailure(failureOf(thrown))
    return false
  }
}

/** Saves the work to a file of its own, at a place that the person chooses where the host has dialogs. */
export async function saveSession(): Promise<void> {
  const { stage } = useDataset.getState()
  if (stage.at !== 'open') return
  const name = freshName(stemOf(stage.file.name), 'session')
  const place = useAbout.getState().about?.can.chooseWithDialog
    ? await host().app.chooseSave({ suggestedName: name })
    : await host().app.saveInFolder({ folder: null, name })
  if (!place || !(await keepNow(place.ticket))) return
  notify({
    key: 'session',
    tone: 'info',
    title: 'Session saved',
    detail: `${place.name} in ${place.folder}. Open it as you would open a dataset.`,
  })
}
