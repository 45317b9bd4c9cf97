import { formatCount, formatCountOf, formatShare } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { store } from '../graph/view-actions.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { Fold } from '../ui/controls/fold.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { showWhere } from './doorways.ts'
import css from './overview.module.css'
import { useAnswer } from './use-answer.ts'
import { ValueRows } from './value-rows.tsx'

/** Largest components that are listed. */
const topCount = 8

/** Parts of the graph that no path joins; worked out when it is unfolded. */
export function ComponentsSection() {
  return (
    <section className={css.section} aria-label="Components">
      <Fold level={2} title="Components">
        <Components />
      </Fold>
    </section>
  )
}

function Components() {
  const active = useDataset((state) => state.active)
  const nodeCount = useDataset((state) => state.overview?.nodeCount ?? 0)
  const answer = useAnswer(`${active}`, (signal) => store().componentsSummary({ top: topCount }, { signal }))
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.quiet}>Joining nodes…</p>
  const { components, largest, single, top } = answer.value
  return (
    <>
      <p className={css.quiet}>
        {formatCountOf(components, 'part')} that no path joins; the largest has{' '}
        {formatShare(largest / Math.max(1, nodeCount))} of the nodes; {formatCount(single)}{' '}
        {single === 1 ? 'is' : 'are'} a single node.
      </p>
      <ValueRows
        label="Largest components"
        total={nodeCount}
        what="nodes"
        rows={top.map(({ component, size, node }) => ({
          key: String(component),
          name: `${component} · around ${node.label}`,
          count: size,
        }))}
        onPress={(component) => orNotify(showWhere(`component = ${component}`))}
      />
    </>
  )
}
