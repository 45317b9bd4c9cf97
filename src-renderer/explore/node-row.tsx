import { formatCountShort } from '../../src-shared/units.ts'
import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { Swatch } from '../graph/swatch.tsx'
import { addNode } from '../graph/view-actions.ts'
import { orNotify } from '../ui/notice-store.ts'
import css from './inspector.module.css'

/** A node in a list: pressing it brings it into the picture and looks at it. */
export function NodeRow({ node, end }: { node: ViewNode; end?: string }) {
  const label = node.label || wireText(node.id)
  return (
    <button type="button" className={css.node} title={label} onClick={() => orNotify(addNode(node))}>
      <Swatch kind={node.kind} />
      <span className={css.label}>
        {end && <span className={css.quiet}>{end} </span>}
        {label}
      </span>
      <span className={css.quiet} title={`Degree ${node.degree}: edges at the node in the whole graph`}>
        {formatCountShort(node.degree)}
      </span>
    </button>
  )
}
