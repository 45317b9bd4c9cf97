import type { FieldInfo, Of } from '../../src-shared/contract/queries.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { store } from '../graph/view-actions.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { Fold } from '../ui/controls/fold.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { AttributeDoors } from './attribute-doors.tsx'
import { showEdgesWhere, showWhere } from './doorways.ts'
import { useEdits } from './edits-store.ts'
import css from './overview.module.css'
import { useAnswer } from './use-answer.ts'

/** Every attribute with its type; unfolding one summarises its values. */
export function AttributesSection({ of, title }: { of: Of; title: string }) {
  const active = useDataset((state) => state.active)
  const version = useEdits((state) => state.version)
  const answer = useAnswer(`${active} ${of} ${version}`, (signal) => store().fields({ of }, { signal }))
  const fields = answer.at === 'there' ? answer.value.fields.filter(({ builtIn }) => !builtIn) : []
  if (answer.at === 'there' && fields.length === 0) return null
  return (
    <section className={css.section} aria-label={title}>
      <h2 className={css.heading}>
        {title} <span className={css.quiet}>{fields.length > 0 && fields.length}</span>
      </h2>
      {answer.at === 'failed' && <FailureNote failure={answer.failure} />}
      {fields.map((field) => (
        <Fold key={field.field} title={field.name} note={noteOf(field)}>
          <AttributeDoors
            of={of}
            field={field}
            onShow={(filter) => orNotify(of === 'nodes' ? showWhere(filter) : showEdgesWhere(filter))}
          />
        </Fold>
      ))}
    </section>
  )
}

function noteOf({ type, origin }: FieldInfo): string {
  if (origin === 'measure') return `${type}, measure`
  return origin === 'analyst' ? `${type}, yours` : type
}
