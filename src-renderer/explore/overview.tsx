import type { KindSummary } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { Swatch } from '../graph/swatch.tsx'
import { DegreeHistogram } from './degree-histogram.tsx'
import { NodeRow } from './node-row.tsx'
import css from './overview.module.css'

/** Kinds listed before the rest is summed up. */
const kindLimit = 12

/** The whole graph in figures, each a way in. */
export function OverviewPanel() {
  const overview = useDataset((state) => state.overview)
  if (!overview) return <p className={`${css.overview} ${css.quiet}`}>Counting…</p>
  const { nodeCount, edgeCount, nodeKinds, edgeKinds, topByDegree, degreeHistogram, isolatedCount } = overview
  return (
    <div className={css.overview}>
      <Kinds title="Nodes" total={nodeCount} kinds={nodeKinds} coloured />
      <Kinds title={overview.directed ? 'Edges, directed' : 'Edges'} total={edgeCount} kinds={edgeKinds} />
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
      </section>
    </div>
  )
}

function Kinds({
  title,
  total,
  kinds,
  coloured = false,
}: {
  title: string
  total: number
  kinds: readonly KindSummary[]
  coloured?: boolean
}) {
  const ordered = kinds.toSorted((a, b) => b.count - a.count)
  const rest = ordered.slice(kindLimit)
  return (
    <section className={css.section} aria-label={title}>
      <h2 className={css.heading}>
        {title} <span title="Counted in the store">{formatCount(total)}</span>
      </h2>
      <ul>
        {ordered.slice(0, kindLimit).map(({ name, table, count, attributes }) => (
          <li
            key={`${table} ${name}`}
            className={css.kind}
            title={`Table ${table}; attributes: ${attributes.map((each) => `${each.name} (${each.type})`).join(', ') || 'none'}`}
          >
            {coloured ? <Swatch kind={name} /> : <span />}
            <span className={css.name}>{name}</span>
            <span className={css.quiet}>{formatCount(count)}</span>
          </li>
        ))}
      </ul>
      {rest.length > 0 && (
        <p className={css.quiet}>
          {formatCountOf(rest.length, 'more kind')},{' '}
          {formatCount(rest.reduce((sum, { count }) => sum + count, 0))} in all
        </p>
      )}
    </section>
  )
}
