import { formatCount } from '../../src-shared/units.ts'
import { printValue } from '../../src-shared/filter/print.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { AttributesSection } from './attributes-section.tsx'
import { ComponentsSection } from './components-section.tsx'
import { DegreeHistogram } from './degree-histogram.tsx'
import { showEdgesWhere, showWhere } from './doorways.ts'
import { Kinds } from './kinds.tsx'
import { NodeRow } from './node-row.tsx'
import css from './overview.module.css'

/** Nodes behind “Show the 100 most connected”: few enough to read, more than a list shows. */
const topCount = 100

/** The whole graph in figures, each a door to what it counts. */
export function OverviewPanel() {
  const overview = useDataset((state) => state.overview)
  if (!overview) return <p className={`${css.overview} ${css.quiet}`}>Counting…</p>
  const { nodeCount, edgeCount, nodeKinds, edgeKinds, topByDegree, degreeHistogram, isolatedCount } = overview
  return (
    <div className={css.overview}>
      <Kinds
        title="Nodes"
        total={nodeCount}
        kinds={nodeKinds}
        coloured
        onPress={(kind) => orNotify(showWhere(`kind = ${printValue(kind)}`))}
      />
      <Kinds
        title={overview.directed ? 'Edges, directed' : 'Edges'}
        total={edgeCount}
        kinds={edgeKinds}
        onPress={(kind) => orNotify(showEdgesWhere(`kind = ${printValue(kind)}`))}
      />
      <section className={css.section} aria-label="Degree">
        <h2 className={css.heading}>
          Degree
          <span className={css.quiet} title="Nodes without any edge">
            {formatCount(isolatedCount)} isolated
          </span>
        </h2>
        <DegreeHistogram bins={degreeHistogram} />
      </section>
      <section className={css.section} aria-label="Most connected">
        <h2 className={css.heading}>
          Most connected <span className={css.quiet}>edges</span>
        </h2>
        <ul className={css.list} aria-label="Most connected">
          {topByDegree.map((node) => (
            <li key={node.index}>
              <NodeRow node={node} />
            </li>
          ))}
        </ul>
        {nodeCount > topByDegree.length && (
          <Button look="link" onPress={() => orNotify(showWhere('', { most: topCount }))}>
            Show the {Math.min(nodeCount, topCount)} most connected
          </Button>
        )}
      </section>
      <ComponentsSection />
      <AttributesSection of="nodes" title="Attributes of nodes" />
      <AttributesSection of="edges" title="Attributes of edges" />
    </div>
  )
}
