import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useFilter } from '../filter/filter-store.ts'
import { Checkbox, Segments } from '../ui/controls/fields.tsx'
import { chosen, possibleParts, wantedPart } from './asked-part.ts'
import css from './export-dialog.module.css'
import { choose, useExport, type What } from './export-store.ts'

/** Which part of the graph is written, and how. */
export function GraphOptions() {
  const choices = useExport((state) => state.choices)
  const { format, everyEdge, gexf12 } = choices
  const can = possibleParts()
  const what = wantedPart(choices)
  const ofPicture = what === 'view' || what === 'selection'
  return (
    <>
      <div className={css.field}>
        <span className={css.label}>What</span>
        <Segments
          label="What"
          value={what}
          choices={[
            { value: 'view', name: 'What is drawn', isDisabled: !can.view },
            { value: 'selection', name: 'What is selected', isDisabled: !can.selection },
            {
              value: 'filter',
              name: 'What passes the filter',
              isDisabled: !can.filter,
              hint: 'The one that is written under Filter',
            },
            { value: 'all', name: 'The whole graph' },
          ]}
          onChange={(next) => choose({ what: next })}
        />
        <p className={css.quiet}>
          {what === 'filter' ? <FilteredSize /> : <Size what={what} everyEdge={everyEdge} />} Every attribute
          goes with them.
        </p>
      </div>
      {ofPicture && (
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

function Size({ what, everyEdge }: { what: Exclude<What, 'filter'>; everyEdge: boolean }) {
  const overview = useDataset((state) => state.overview)
  if (what === 'all') {
    const { nodeCount = 0, edgeCount = 0 } = overview ?? {}
    return `${formatCountOf(nodeCount, 'node')}, ${formatCountOf(edgeCount, 'edge')}.`
  }
  const { nodes, edges } = chosen(what)
  const ties = everyEdge ? ' and every edge among them' : `, ${formatCountOf(edges.length, 'edge')} drawn`
  const whole = overview ? `, of ${formatCount(overview.nodeCount)} in the graph` : ''
  return `${formatCountOf(nodes.length, 'node')}${ties}${whole}.`
}

function FilteredSize() {
  const { of, text, count } = useFilter()
  const among = of === 'nodes' ? ' and the edges among them' : ' and every node'
  return (
    <>
      {count ? formatCountOf(count.matched, of === 'nodes' ? 'node' : 'edge') : `The ${of}`} where{' '}
      <code>{text}</code>
      {among}.
    </>
  )
}
