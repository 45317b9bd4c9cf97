import type { ViewNode } from '../../src-shared/contract/graph.ts'
import type { GraphPath } from '../../src-shared/contract/queries.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { highlight } from './highlight-store.ts'
import css from './walk-panel.module.css'

/** A path as the nodes it visits; pointing at it or focusing it lights it up, pressing it adds it to the view. */
export function PathRow({
  path,
  nodes,
  isWeighted,
  onPress,
}: {
  path: GraphPath
  nodes: readonly ViewNode[]
  isWeighted: boolean
  onPress: () => void
}) {
  const labels = new Map(nodes.map(({ index, label }) => [index, label]))
  const words = path.nodes.map((index) => labels.get(index) ?? '').join(' → ')
  const edges = formatCountOf(path.edges.length, 'edge')
  const show = () => highlight({ nodes: path.nodes, edges: path.edges })
  const hide = () => highlight(null)
  return (
    <button
      type="button"
      className={css.path}
      title="Adds it to the view"
      onClick={onPress}
      onPointerEnter={show}
      onPointerLeave={hide}
      onFocus={show}
      onBlur={hide}
    >
      <span className={css.quiet}>
        {edges}
        {isWeighted && `, ${Number(path.length.toPrecision(6)).toLocaleString('en')} in all`}
      </span>
      <span>{words}</span>
    </button>
  )
}
