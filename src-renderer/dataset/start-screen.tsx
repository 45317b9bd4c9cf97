import { useRef } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { FileCard } from '../../src-shared/contract/app-calls.ts'
import { formatBytes, formatBytesExact } from '../../src-shared/units.ts'
import { useAbout } from '../ui/about-store.ts'
import { cls } from '../ui/class-names.ts'
import { IconButton } from '../ui/controls/button.tsx'
import { Icon, type IconName } from '../ui/controls/icon.tsx'
import { openDialog } from '../ui/dialog-store.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { useDataset } from './dataset-store.ts'
import { chooseFile, forgetRecent, openCard, openFile, openSample } from './open-dataset.ts'
import css from './start-screen.module.css'

/** What there is to do when no graph is open. */
export function StartScreen() {
  const failure = useDataset((state) => state.failure)
  const can = useAbout((state) => state.about?.can)
  const upload = useRef<HTMLInputElement>(null)
  return (
    <div className={css.screen}>
      <div className={css.column}>
        <div>
          <h1 className={css.title}>Open a graph</h1>
          <p className={css.lead}>
            Slotgraph reads graphs from SQLite databases, draws the part that matters, and shows what each way
            of holding them in memory costs. Files are only read, never changed.
          </p>
        </div>
        {failure && <FailureNote failure={failure} />}
        <div className={css.columns}>
          <section aria-label="Ways to start">
            <h2 className={css.heading}>Start</h2>
            <div className={css.ways}>
              {can?.chooseWithDialog && (
                <Way
                  icon="file"
                  name="Open a dataset…"
                  hint="A SQLite file with a table of edges"
                  onPress={() => orNotify(chooseFile(true))}
                />
              )}
              {can?.browseFolder && (
                <Way
                  icon="folder"
                  name="Browse the server’s folder…"
                  hint="SQLite files where Slotgraph was started"
                  onPress={() => openDialog('browse')}
                />
              )}
              {!can?.chooseWithDialog && (
                <>
                  <Way
                    icon="up"
                    name="Upload a file…"
                    hint="Or drop it anywhere in this window"
                    onPress={() => upload.current?.click()}
                  />
                  <input
                    ref={upload}
                    type="file"
                    hidden
                    aria-label="File to upload"
                    onChange={(event) => {
                      const [file] = event.target.files ?? []
                      event.target.value = ''
                      if (file) orNotify(openFile(file))
                    }}
                  />
                </>
              )}
              <Way
                icon="layout"
                name="Open the sample"
                hint="The dependencies of this application"
                onPress={openSample}
              />
              <Way
                icon="plus"
                name="Make a graph…"
                hint="Up to 10,000,000 nodes, written to a SQLite file"
                onPress={() => openDialog('make-graph')}
              />
            </div>
          </section>
          <Recents />
        </div>
      </div>
    </div>
  )
}

function Way({
  icon,
  name,
  hint,
  onPress,
}: {
  icon: IconName
  name: string
  hint: string
  onPress: () => void
}) {
  return (
    <AriaButton className={cls(css.way)} onPress={onPress} aria-label={name.replace('…', '')}>
      <Icon name={icon} />
      <span>
        <span className={css.name}>{name}</span>
        <span className={css.quiet}>{hint}</span>
      </span>
    </AriaButton>
  )
}

function Recents() {
  const recents = useDataset((state) => state.recents)
  return (
    <section aria-label="Recent datasets">
      <h2 className={css.heading}>Recent</h2>
      {recents.length === 0 ? (
        <p className={css.empty}>
          Datasets that you open are listed here. Drop a file anywhere in this window to begin.
        </p>
      ) : (
        <ul aria-label="Recent datasets">
          {recents.map((file) => (
            <Recent key={file.ticket} file={file} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Recent({ file }: { file: FileCard }) {
  return (
    <li className={css.recent}>
      <AriaButton
        className={cls(css.way)}
        onPress={() => orNotify(openCard(file))}
        aria-label={`Open ${file.name}`}
      >
        <span>
          <span className={css.name}>{file.name}</span>
          <span className={cls(css.quiet, css.folder)}>{file.folder}</span>
        </span>
        {file.bytes !== null && (
          <span className={css.quiet} title={formatBytesExact(file.bytes)}>
            {formatBytes(file.bytes)}
          </span>
        )}
      </AriaButton>
      <IconButton icon="close" name={`Forget ${file.name}`} onPress={() => orNotify(forgetRecent(file))} />
    </li>
  )
}
