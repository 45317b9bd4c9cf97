import { useState } from 'react'
import type { Direction, NodeDetail, ViewNode } from '../../src-shared/contract/graph.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { store } from '../graph/view-actions.ts'
import { Button } from '../ui/controls/button.tsx'
import { Segments } from '../ui/controls/fields.tsx'
import { notifyFailure } from '../ui/notice-store.ts'
import { showSidebar } from '../ui/panels-store.ts'
import { ExpandFields } from './expand-fields.tsx'
import css from './inspector.module.css'
import { NodeRow } from './node-row.tsx'
import { useAnswer } from './use-answer.ts'

/** Neighbours listed at first and added by “Show more”. */
const pageSize = 50
const directions = [
  { value: 'both', name: 'All' },
  { value: 'out', name: 'Out' },
  { value: 'in', name: 'In' },
] as const

type Page = { total: number; nodes: ViewNode[] }

function fetchPage(index: number, direction: Direction, offset: number, signal?: AbortSignal): Promise<Page> {
  return store().neighbours({ index, direction, offset, limit: pageSize }, signal ? { signal } : {})
}

/** A node's neighbours, the most connected first, and the way to bring them into the picture. */
export function Neighbours({ detail: { node }, mode }: { detail: NodeDetail; mode: string }) {
  const [direction, setDirection] = useState<Direction>('both')
  const key = `${mode} ${node.index} ${direction}`
  const first = useAnswer(key, (signal) => fetchPage(node.index, direction, 0, signal))
  const [more, setMore] = useState<{ key: string; nodes: ViewNode[] }>({ key, nodes: [] })
  const nodes = first.at === 'there' ? [...first.value.nodes, ...(more.key === key ? more.nodes : [])] : []
  const total = first.at === 'there' ? first.value.total : 0

  const showMore = async () => {
    try {
      const page = await fetchPage(node.index, direction, nodes.length)
      setMore((now) => ({ key, nodes: [...(now.key === key ? now.nodes : []), ...page.nodes] }))
    } catch (thrown) {
      notifyFailure(failureOf(thrown))
    }
  }
  return (
    <section className={css.section} aria-label="Neighbours">
      <h3 className={css.heading}>
        Neighbours
        <span
          className={css.quiet}
          title="Distinct nodes at the other ends of its edges, the most connected first"
        >
          {first.at === 'there' && `showing ${formatCount(nodes.length)} of ${formatCount(total)}`}
        </span>
      </h3>
      <div className={css.row}>
        <Segments label="Direction" value={direction} choices={directions} onChange={setDirection} />
        <Button look="link" onPress={() => showSidebar('walk')}>
          Neighbourhood and paths
        </Button>
      </div>
      <ExpandFields node={node} direction={direction} />
      {first.at === 'failed' && <p className={css.quiet}>{first.failure.detail}</p>}
      {first.at === 'there' && total === 0 && <p className={css.quiet}>None in this direction.</p>}
      <ul className={css.list} aria-label={formatCountOf(total, 'neighbour')}>
        {nodes.map((each) => (
          <li key={each.index}>
            <NodeRow node={each} />
          </li>
        ))}
      </ul>
      {nodes.length < total && (
        <Button look="quiet" onPress={() => void showMore()}>
          Show {formatCount(Math.min(pageSize, total - nodes.length))} more
        </Button>
      )}
    </section>
  )
}
