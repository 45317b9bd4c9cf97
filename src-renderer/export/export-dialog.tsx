import { useState } from 'react'
import type { Ticket } from '../../src-shared/contract/app-calls.ts'
import {
  formatBytes,
  formatCount,
  formatCountOf,
  formatDuration,
  formatRate,
} from '../../src-shared/units.ts'
import { FolderBrowser } from '../dataset/browse-dialog.tsx'
import { useAbout } from '../ui/about-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Dialog } from '../ui/controls/dialog.tsx'
import { Segments, TextField } from '../ui/controls/fields.tsx'
import { Progress } from '../ui/controls/progress.tsx'
import { closeDialog } from '../ui/dialog-store.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { cancelExport, fetchFile, runExport, suggestedName } from './export-actions.ts'
import css from './export-dialog.module.css'
import { choose, isPicture, useExport, type ExportState, type Place } from './export-store.ts'
import { FormatField } from './format-field.tsx'
import { GraphOptions } from './graph-options.tsx'
import { PictureOptions } from './picture-options.tsx'

/** Asks what to write and where, shows how it goes, and says where it went. */
export function ExportDialog() {
  const { choices, progress, failure, waiting } = useExport()
  const can = useAbout((state) => state.about?.can)
  const [folder, setFolder] = useState<Ticket | null>(null)
  const [name, setName] = useState<string | null>(null)
  const fileName = name ?? suggestedName(choices.format)
  const byDialog = can?.chooseWithDialog ?? false
  const place: Place = byDialog
    ? { by: 'dialog' }
    : choices.to === 'download'
      ? { by: 'download' }
      : { by: 'folder', folder, name: fileName }
  const leave = () => {
    cancelExport()
    useExport.setState({ failure: null, waiting: [] })
    closeDialog()
  }
  if (waiting.length > 0) return <WaitingFiles files={waiting} onClose={leave} />
  const foot = progress ? (
    <Button onPress={cancelExport}>Cancel</Button>
  ) : (
    <>
      <Button onPress={leave}>Close</Button>
      <Button look="primary" onPress={() => void runExport(place)}>
        {byDialog ? 'Choose a place and export' : 'Export'}
      </Button>
    </>
  )
  return (
    <Dialog title="Export" isOpen onClose={leave} foot={foot}>
      {progress ? (
        <ExportProgress {...progress} />
      ) : (
        <div className={css.form}>
          {failure && <FailureNote failure={failure} />}
          <FormatField />
          {isPicture(choices.format) ? <PictureOptions /> : <GraphOptions />}
          {!byDialog && (
            <div className={css.field}>
              <span className={css.label}>To</span>
              <Segments
                label="To"
                value={choices.to}
                choices={[
                  { value: 'download', name: 'The browser’s downloads' },
                  { value: 'folder', name: 'A folder of the server' },
                ]}
                onChange={(to) => choose({ to })}
              />
            </div>
          )}
          {place.by === 'folder' && (
            <>
              <TextField label="File name" value={fileName} onChange={setName} />
              <div className={css.folders}>
                <FolderBrowser onFolder={setFolder} />
              </div>
            </>
          )}
        </div>
      )}
    </Dialog>
  )
}

function ExportProgress({ rowsDone, rowsTotal, pace }: NonNullable<ExportState['progress']>) {
  const words = rowsTotal > 0 ? [`${formatCount(rowsDone)} of ${formatCountOf(rowsTotal, 'row')}`] : []
  if (pace.perSecond !== null) words.push(formatRate(pace.perSecond, 'rows'))
  if (pace.leftMs !== null) words.push(`${formatDuration(pace.leftMs)} left`)
  return (
    <Progress label="Writing" part={rowsTotal > 0 ? rowsDone / rowsTotal : null} text={words.join(' · ')} />
  )
}

/** Several files, each fetched by a click of its own. */
function WaitingFiles({ files, onClose }: { files: ExportState['waiting']; onClose: () => void }) {
  return (
    <Dialog title="Export" isOpen onClose={onClose} foot={<Button onPress={onClose}>Close</Button>}>
      <p className={css.quiet}>Written. Each file can be downloaded once, until this is closed.</p>
      <ul className={css.files} aria-label="Files to download">
        {files.map((file) => (
          <li key={file.name}>
            <Button onPress={() => fetchFile(file)}>
              Download {file.name} ({formatBytes(file.bytes)})
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
