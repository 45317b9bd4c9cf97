import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { FileCard, Ticket } from '../../src-shared/contract/app-calls.ts'
import { formatBytes } from '../../src-shared/units.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { cls } from '../ui/class-names.ts'
import { Dialog } from '../ui/controls/dialog.tsx'
import { Icon, type IconName } from '../ui/controls/icon.tsx'
import { closeDialog } from '../ui/dialog-store.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { host } from '../ui/host.ts'
import { orNotify } from '../ui/notice-store.ts'
import css from './browse-dialog.module.css'
import { openCard } from './open-dataset.ts'

/** Chooses a file below the folder that the server was started for. */
export function BrowseDialog() {
  return (
    <Dialog title="Open a dataset" isOpen onClose={closeDialog}>
      <FolderBrowser onFile={(file) => orNotify(openCard(file))} />
    </Dialog>
  )
}

/** Folders and files of the server, one folder at a time; `onFolder` is told where the person is. */
export function FolderBrowser({
  onFile,
  onFolder,
}: {
  onFile?: (file: FileCard) => void
  onFolder?: (folder: Ticket | null) => void
}) {
  const [folder, setFolder] = useState<Ticket | null>(null)
  const answer = useAnswer(folder ?? 'top', (signal) => host().app.browse({ folder }, { signal }))
  const goTo = (ticket: Ticket | null) => {
    setFolder(ticket)
    onFolder?.(ticket)
  }
  if (answer.at === 'waiting') return <p className={css.empty}>Reading…</p>
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  const { path, parent, folders, files } = answer.value
  return (
    <>
      <p className={css.path}>{path}</p>
      <ul className={css.list} aria-label={`Contents of ${path}`}>
        {parent && <Entry icon="up" name="Up one folder" onPress={() => goTo(parent)} />}
        {folders.map(({ ticket, name }) => (
          <Entry key={ticket} icon="folder" name={name} onPress={() => goTo(ticket)} />
        ))}
        {onFile &&
          files.map((file) => (
            <Entry
              key={file.ticket}
              icon="file"
              name={file.name}
              bytes={file.bytes}
              onPress={() => onFile(file)}
            />
          ))}
      </ul>
      {folders.length + files.length === 0 && <p className={css.empty}>This folder is empty.</p>}
    </>
  )
}

function Entry({
  icon,
  name,
  bytes = null,
  onPress,
}: {
  icon: IconName
  name: string
  bytes?: number | null
  onPress: () => void
}) {
  return (
    <li>
      <AriaButton className={cls(css.entry)} onPress={onPress}>
        <Icon name={icon} />
        <span>{name}</span>
        {bytes !== null && <span className={css.size}>{formatBytes(bytes)}</span>}
      </AriaButton>
    </li>
  )
}
