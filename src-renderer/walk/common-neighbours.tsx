import { useState } from 'react'
import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { NodeRow } from '../explore/node-row.tsx'
import { useAnswer } from '../explore/use-answer.ts'
import { addPart, showPart } from '../graph/show-part.ts'
import { currentView } from '../graph/view-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { AlongFields } from './along-fields.tsx'
import css from './walk-panel.module.css'
import { commonOf, type Along } from './walk-parts.ts'

/** Neighbours listed by name. */
const listed = 10

/** Nodes that are neighbours of every selected one. */
export function CommonNeighbours({ nodes }: { nodes: readonly ViewNode[] }) {
  const [along, setAlong] = useState<Along>({ direction: 'both', edgeKinds: [] })
  const active = useDataset((state) => state.active)
  const answer = useAnswer([active, along.direction, ...along.edgeKinds].join(' '), (signal) =>
    commonOf(nodes, along, signal),
  )
  const common = answer.at === 'there' ? answer.value : undefined
  const isNone = common?.total === 0
  return (
    <section className={css.section} aria-label="Common neighbours">
      <h2 className={css.heading}>
        Common neighbours <span className={css.quiet}>{common && formatCount(common.total)}</span>
      </h2>
      <AlongFields along={along} onChange={setAlong} />
      {answer.at === 'failed' && <FailureNote failure={answer.failure} />}
      {isNone && <p className={css.quiet}>They have none in common.</p>}
      {common && common.total > 0 && (
        <>
          <ul aria-label={formatCountOf(common.total, 'common neighbour')} className={css.list}>
            {common.found.slice(0, listed).map((node) => (
              <li key={node.index}>
                <NodeRow node={node} />
              </li>
            ))}
          </ul>
          {common.total > listed && (
            <p className={css.quiet}>
              The {listed} most connected of {formatCount(common.total)}.
            </p>
          )}
        </>
      )}
      <div className={css.actions}>
        <Button
          isDisabled={!common || isNone}
          onPress={() =>
            common && orNotify(addPart(common.part, currentView().positions.get(nodes[0]!.index)))
          }
        >
          Add to view
        </Button>
        <Button isDisabled={!common || isNone} onPress={() => common && orNotify(showPart(common.part))}>
          Show
        </Button>
      </div>
    </section>
  )
}
