import type { NodeDetail } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import css from './inspector.module.css'

/** The attributes of a node or an edge, in the order of its table, with their types. */
export function Attributes({ attributes }: { attributes: NodeDetail['attributes'] }) {
  if (attributes.length === 0) return <p className={css.quiet}>No attributes.</p>
  return (
    <dl className={css.facts} aria-label={formatCountOf(attributes.length, 'attribute')}>
      {attributes.map(({ name, value, type }) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt title={`${name}: ${type}`}>{name}</dt>
          <dd title={type}>
            {value === null ? <span className={css.missing}>missing</span> : wireText(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
