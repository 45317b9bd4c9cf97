import type { ReactNode } from 'react'
import { failureText } from '../../src-shared/contract/failure-help.ts'
import type { Failure } from '../../src-shared/contract/failure.ts'
import css from './failure-note.module.css'

/** A failure where it happened: what, where, and what to try. */
export function FailureNote({ failure, children }: { failure: Failure; children?: ReactNode }) {
  const { title, detail, where, remedy } = failureText(failure)
  return (
    <div className={css.note} role="alert">
      <h2 className={css.title}>{title}</h2>
      <p>{detail}</p>
      {where.length > 0 && (
        <dl className={css.where}>
          {where.map(({ name, value }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p>{remedy}</p>
      {children && <div className={css.actions}>{children}</div>}
    </div>
  )
}
