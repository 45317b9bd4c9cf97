import type { LoadSummary } from '../../src-shared/contract/load-report.ts'
import { modeNames } from '../../src-shared/contract/mode.ts'
import { reasonTexts, rejectsCsv } from '../../src-shared/rejects.ts'
import {
  formatBytes,
  formatBytesExact,
  formatCount,
  formatCountOf,
  formatDuration,
} from '../../src-shared/units.ts'
import { Button } from '../ui/controls/button.tsx'
import { Dialog } from '../ui/controls/dialog.tsx'
import { closeDialog } from '../ui/dialog-store.ts'
import css from '../ui/info-dialogs.module.css'
import { saveText } from '../ui/save-text.ts'
import { useDataset } from './dataset-store.ts'

const laneTexts = { pages: 'pages, decoded directly', rows: 'rows, through SQLite' }

/** What is known of the open dataset: the file, how it was read, and what was left out. */
export function ReportDialog() {
  const stage = useDataset((state) => state.stage)
  const active = useDataset((state) => state.active)
  const measured = useDataset((state) => state.measured)
  const load = active ? measured[active] : undefined
  if (stage.at !== 'open' || !load) return null
  const { file } = stage
  return (
    <Dialog title="About this dataset" isOpen onClose={closeDialog} wide>
      <dl className={css.facts}>
        <dt>File</dt>
        <dd>{file.name}</dd>
        <dt>Folder</dt>
        <dd>{file.folder}</dd>
        {file.bytes !== null && (
          <>
            <dt>Size</dt>
            <dd title={formatBytesExact(file.bytes)}>{formatBytes(file.bytes)}</dd>
          </>
        )}
        <dt>Graph</dt>
        <dd>
          {formatCountOf(load.nodeCount, 'node')}, {formatCountOf(load.edgeCount, 'edge')}
        </dd>
        <dt>Loaded</dt>
        <dd>
          as {modeNames[load.mode]} in {formatDuration(load.elapsedMs)}
          {load.fromSnapshot && ', from the snapshot of an earlier load: the file has not changed since'}
        </dd>
      </dl>
      <Tables load={load} />
      <Phases load={load} />
      <Rejects load={load} fileName={file.name} />
    </Dialog>
  )
}

function Tables({ load: { tables } }: { load: LoadSummary }) {
  return (
    <section aria-label="How the tables were read">
      <h3 className={css.heading}>How the tables were read</h3>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">Table</th>
            <th scope="col" className={css.number}>
              Rows
            </th>
            <th scope="col">Read by</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {tables.map(({ table, rows, lane, why }, at) => (
            <tr key={`${table} ${at}`}>
              <td>{table}</td>
              <td className={css.number}>{formatCount(rows)}</td>
              <td>{laneTexts[lane]}</td>
              <td className={css.quiet}>{why}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Phases({ load: { phases } }: { load: LoadSummary }) {
  if (phases.length === 0) return null
  return (
    <section aria-label="Where the time went">
      <h3 className={css.heading}>Where the time went</h3>
      <p className={css.examples}>
        {phases.map(({ phase, elapsedMs }) => (
          <span key={phase}>
            {phase} <span className={css.quiet}>{formatDuration(elapsedMs)}</span>
          </span>
        ))}
      </p>
    </section>
  )
}

function Rejects({ load: { rejects }, fileName }: { load: LoadSummary; fileName: string }) {
  const save = () =>
    saveText(`${fileName.replace(/\.[^.]*$/, '')}-left-out.csv`, 'text/csv', rejectsCsv(rejects))
  return (
    <section aria-label="Rows left out">
      <div className={css.headingRow}>
        <h3 className={css.heading}>Rows left out</h3>
        {rejects.length > 0 && <Button onPress={save}>Save as CSV</Button>}
      </div>
      {rejects.length === 0 ? (
        <p>None: every row became a node or an edge.</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Table</th>
              <th scope="col">Because</th>
              <th scope="col" className={css.number}>
                Rows
              </th>
              <th scope="col">Examples: row, value</th>
            </tr>
          </thead>
          <tbody>
            {rejects.map(({ table, reason, count, examples }) => (
              <tr key={`${table} ${reason}`}>
                <td>{table}</td>
                <td>{reasonTexts[reason]}</td>
                <td className={css.number}>{formatCount(count)}</td>
                <td>
                  <div className={css.examples}>
                    {examples.map(({ row, value }) => (
                      <code key={`${row} ${value}`}>
                        {row}: {value}
                      </code>
                    ))}
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
