import { formatBytes } from '../../src-shared/units.ts'
import { useAbout } from './about-store.ts'
import { Dialog } from './controls/dialog.tsx'
import { closeDialog } from './dialog-store.ts'
import css from './info-dialogs.module.css'

export function AboutDialog() {
  const about = useAbout((state) => state.about)
  if (!about) return null
  const { name, version, host, versions, v8PointerBytes, machine } = about
  const pointers = v8PointerBytes === 4 ? '4 bytes (compressed)' : `${v8PointerBytes} bytes`
  return (
    <Dialog title={`About ${name}`} isOpen onClose={closeDialog}>
      <p className={css.lead}>
        Graphs from SQLite, drawn in part, and what each way of holding them in memory costs.
      </p>
      <dl className={css.facts}>
        <dt>Version</dt>
        <dd>{version}</dd>
        <dt>Host</dt>
        <dd>{host === 'electron' ? 'Electron' : 'Web, served to this browser from this machine'}</dd>
        {versions.map((each) => (
          <div key={each.name} style={{ display: 'contents' }}>
            <dt>{each.name}</dt>
            <dd>{each.version}</dd>
          </div>
        ))}
        <dt title="Bytes that V8 uses for a pointer on its heap: half as many where pointers are compressed">
          V8 pointers
        </dt>
        <dd>{pointers}</dd>
        <dt>Machine</dt>
        <dd>
          {machine.cpu}, {machine.cores} cores, {formatBytes(machine.memoryBytes)}, {machine.platform}
        </dd>
      </dl>
    </Dialog>
  )
}
