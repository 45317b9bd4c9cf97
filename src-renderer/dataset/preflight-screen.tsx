import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { formatBytes, formatBytesExact, formatCountOf } from '../../src-shared/units.ts'
import { Button } from '../ui/controls/button.tsx'
import { Icon } from '../ui/controls/icon.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { useDataset } from './dataset-store.ts'
import { Estimates } from './estimates.tsx'
import { loadChosen } from './load.ts'
import { closeDataset } from './open-dataset.ts'
import { planFault } from './plan-edit.ts'
import { PlanEditor } from './plan-editor.tsx'
import css from './preflight-screen.module.css'
import { SessionNote } from '../session/session-note.tsx'
import { TablePreviews } from './table-preview.tsx'

/** What was found in a file, how it would be used and what that would cost, before anything is loaded. */
export function PreflightScreen({ preflight }: { preflight: Preflight }) {
  const { plan, chosenMode, failure } = useDataset()
  const fault = planFault(plan)
  const load = () => orNotify(loadChosen())
  return (
    <div className={css.screen}>
      <div className={css.page}>
        <div className={css.head}>
          <div>
            <h1 className={css.title}>{preflight.fileName}</h1>
            <p className={css.quiet}>
              <span title={formatBytesExact(preflight.fileBytes)}>{formatBytes(preflight.fileBytes)}</span> ·{' '}
              {formatCountOf(preflight.tables.length, 'table')}
            </p>
          </div>
        </div>
        <div className={css.side}>
          <h2 className={css.heading}>Load as</h2>
          <Estimates
            preflight={preflight}
            isGuessed={plan === preflight.plan}
            mode={chosenMode}
            onChange={(mode) => useDataset.setState({ chosenMode: mode })}
          />
          <SessionNote />
          <div className={css.actions}>
            <Button look="primary" onPress={load} isDisabled={fault !== null}>
              Load
            </Button>
            <Button onPress={() => orNotify(closeDataset())}>Back</Button>
          </div>
          {fault && <p className={css.small}>{fault}</p>}
          {failure && (
            <FailureNote failure={failure}>
              {failure.code === 'out-of-memory' && chosenMode !== 'slotted' && (
                <Button
                  onPress={() => {
                    useDataset.setState({ chosenMode: 'slotted' })
                    load()
                  }}
                >
                  Load as slotted
                </Button>
              )}
            </FailureNote>
          )}
        </div>
        <div className={css.main}>
          <Findings preflight={preflight} />
          <PlanEditor
            preflight={preflight}
            plan={plan}
            onChange={(next) => useDataset.setState({ plan: next })}
          />
          <section aria-label="Tables in the file">
            <h2 className={css.heading}>Tables in the file</h2>
            <TablePreviews tables={preflight.tables} />
          </section>
        </div>
      </div>
    </div>
  )
}

function Findings({ preflight: { plan, reasons, warnings } }: { preflight: Preflight }) {
  return (
    <section aria-label="What was found">
      <h2 className={css.heading}>
        {plan ? 'How the tables make a graph' : 'Choose how the tables make a graph'}
      </h2>
      {!plan && (
        <p className={css.reasons}>
          No table looks like edges by its names, types, keys or contents. Add the table of edges below and
          say which of its columns name the two ends; nodes can be made from those.
        </p>
      )}
      {reasons.length > 0 && (
        <ul className={css.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      {warnings.map((warning) => (
        <p key={warning} className={css.warning}>
          <Icon name="warning" />
          {warning}
        </p>
      ))}
    </section>
  )
}
