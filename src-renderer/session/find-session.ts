import type { FileCard } from '../../src-shared/contract/app-calls.ts'
import type { Session } from '../../src-shared/contract/session.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { host } from '../ui/host.ts'
import { dismissNotice, notify } from '../ui/notice-store.ts'
import { useSession } from './session-store.ts'

const noticeKey = 'session-dataset'

/**
 * The dataset that a chosen file stands for: itself, or the one of a session file. `null` while a session's
 * dataset is not where it was; the file that is opened next is taken for it.
 */
export async function datasetOf(file: FileCard): Promise<FileCard | null> {
  const { waiting } = useSession.getState()
  useSession.setState({ found: null, waiting: null, keptAt: null })
  dismissNotice(noticeKey)
  const ask = waiting ? { ticket: waiting.ticket, dataset: file.ticket } : { ticket: file.ticket }
  const found = await host().app.session(ask)
  if (!found) return file
  if (!found.dataset) {
    useSession.setState({ waiting: file })
    notify({
      key: noticeKey,
      tone: 'info',
      title: `Where is ${found.datasetName}?`,
      detail: `The session ${file.name} belongs to it, and it is not where it was. Open it, and the session goes on.`,
    })
    return null
  }
  useSession.setState({ found })
  return found.dataset
}

/** “240 nodes, 3 edits, of 23 November, 02:10”. */
export function sessionText({ nodes, edits, savedAt }: Session): string {
  const when = new Date(savedAt).toLocaleString('en', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  const what = [
    formatCountOf(nodes.length, 'node'),
    ...(edits.length > 0 ? [formatCountOf(edits.length, 'edit')] : []),
  ]
  return `${what.join(', ')}, of ${when}`
}
