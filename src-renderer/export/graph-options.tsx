import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useView, viewNow } from '../graph/view-store.ts'
import { Checkbox, Segments } from '../ui/controls/fields.tsx'
import { chosen } from './asked-part.ts'
import css from './export-dialog.module.css'
import { choose, useExport, type What } from './export-store.ts'

/** Which part of the graph is written, and how. */
export function GraphOptions() {
  const { format, what, everyEdge, gexf12 } = useExport((state) => state.choices)
  const view = useView(viewNow)
  const overview = useDataset((state) => state.overview)
  const selection = chosen('selection')
  const sizes: Record<What, { nodes: number; edges: number }> = {
    view: { nodes: view.nodes.size, edges: view.edges.size },
    selection: { nodes: selection.nodes.length, edges: selection.edges.length },
    all: { nodes: overview?.nodeCount ?? 0, edges: overview?.edgeCount ?? 0 },
  }
  const { nodes, edges } = sizes[what]
  return (
    <>
      <div className={css.field}>
        <span className={css.label}>What</span>
        <Segments
          label="What"
          value={what}
          choices={[
            { value: 'view', name: 'What is drawn', isDisabled: sizes.view.nodes === 0 },
            { value: 'selection', name: 'What is selected', isDisabled: selection.nodes.length === 0 },
            { value: 'all', name: 'The whole graph' },
          ]}
          onChange={(next) => choose({ what: next })}
        />
        <p className={css.quiet}>
          {formatCountOf(nodes, 'node')}
          {what !== 'all' && everyEdge
            ? ' and every edge among them'
            : `, ${formatCountOf(edges, 'edge')}${what === 'all' ? '' : ' drawn'}`}
          {what !== 'all' && overview && `, of ${formatCount(overview.nodeCount)} in the graph`}. Every
          attribute goes with them.
        </p>
      </div>
      {what !== 'all' && (
        <Checkbox isSelected={everyEdge} onChange={(next) => choose({ everyEdge: next })}>
          Every edge among these nodes, not only those drawn
        </Checkbox>
      )}
      {format === 'gexf' && (
        <Checkbox isSelected={gexf12} onChange={(next) => choose({ gexf12: next })}>
          As GEXF 1.2, for programs that do not read 1.3 yet, such as older NetworkX
        </Checkbox>
      )}
      {format === 'csv' && <p className={css.quiet}>Becomes two files: NAME-nodes.csv and NAME-edges.csv.</p>}
    </>
  )
}
