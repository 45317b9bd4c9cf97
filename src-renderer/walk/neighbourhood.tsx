import { useState } from 'react'
import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { formatCount } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { PartSize } from '../graph/part-size.tsx'
import { addPart, partNodeCount, showPart } from '../graph/show-part.ts'
import { currentView } from '../graph/view-store.ts'
import { useSettings } from '../ui/settings-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { Segments } from '../ui/controls/fields.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { AlongFields } from './along-fields.tsx'
import css from './walk-panel.module.css'
import { egoOf, namesOf, type Along, type Ego } from './walk-parts.ts'

const depths = ['1', '2', '3', '4', '5'].map((value) => ({ value, name: value }))

/** What lies within some edges of the selected nodes: counted first, then shown or added. */
export function Neighbourhood({ nodes }: { nodes: readonly ViewNode[] }) {
  const [depth, setDepth] = useState('2')
  const [along, setAlong] = useState<Along>({ direction: 'both', edgeKinds: [] })
  const [most, setMost] = useState(partNodeCount)
  const active = useDataset((state) => state.active)
  const limit = useSettings((state) => state.elementLimit)
  const indexes = nodes.map(({ index }) => index).join(' ')
  const answer = useAnswer(
    [active, indexes, depth, along.direction, limit, most, ...along.edgeKinds].join(' '),
    (signal) => egoOf(nodes, Number(depth), along, most, signal),
  )
  const ego = answer.at === 'there' ? answer.value : undefined
  return (
    <section className={css.section} aria-label="Neighbourhood">
      <h2 className={css.heading}>
        Neighbourhood <span className={css.quiet}>of {namesOf(nodes)}</span>
      </h2>
      <Segments label="Depth, in edges" value={depth} choices={depths} onChange={setDepth} />
      <AlongFields along={along} onChange={setAlong} />
      <PartSize value={most} onChange={setMost} />
      {answer.at === 'failed' && <FailureNote failure={answer.failure} />}
      <div role="status">{ego ? <Rings ego={ego} /> : <p className={css.quiet}>Counting…</p>}</div>
      <div className={css.actions}>
        <Button look="primary" isDisabled={!ego} onPress={() => ego && orNotify(showPart(ego.part))}>
          Show
        </Button>
        <Button
          isDisabled={!ego}
          onPress={() => ego && orNotify(addPart(ego.part, currentView().positions.get(nodes[0]!.index)))}
        >
          Add to view
        </Button>
      </div>
    </section>
  )
}

/** How many nodes there are at each distance, and how many of them are shown. */
function Rings({ ego: { depths: rings, complete, part } }: { ego: Ego }) {
  const found = rings.reduce((sum, count) => sum + count, 0)
  const shown = part.subgraph.nodes.length
  return (
    <>
      <ol className={css.rings} aria-label="Nodes by distance">
        {rings.map((count, distance) => (
          // rings are told apart by their distance
          // oxlint-disable-next-line react/no-array-index-key
          <li key={distance}>
            <span className={css.quiet}>{distance === 0 ? 'selected' : `${distance} away`}</span>
            <span>{formatCount(count)}</span>
          </li>
        ))}
      </ol>
      <p className={css.quiet}>
        {shown < found || !complete
          ? `Shows ${formatCount(shown)} of ${complete ? '' : 'more than '}${formatCount(found)}: the nearest, then the most connected.`
          : `Shows all ${formatCount(found)}.`}
      </p>
    </>
  )
}
