import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { store } from '../graph/view-actions.ts'
import { useView, viewNow } from '../graph/view-store.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { CommonNeighbours } from './common-neighbours.tsx'
import { Neighbourhood } from './neighbourhood.tsx'
import { PathFinder } from './path-finder.tsx'
import css from './walk-panel.module.css'

/** The most nodes that a question about several takes. */
const mostNodes = 1000

/** From what is selected onwards: its neighbourhood, what several have in common, the paths between two. */
export function WalkPanel() {
  const selected = useView((state) => state.selected)
  const view = useView(viewNow)
  const indexes = [...selected].slice(0, mostNodes)
  if (indexes.length === 0) {
    return (
      <div className={css.panel}>
        <p className={css.lead}>
          Select a node to see its neighbourhood, two for the shortest paths between them, or several for the
          neighbours that they have in common. Ctrl and click selects one more.
        </p>
      </div>
    )
  }
  const drawn = indexes.flatMap((index) => view.nodes.get(index) ?? [])
  if (drawn.length === indexes.length) return <From nodes={drawn} />
  return <FromElsewhere key={indexes.join(' ')} indexes={indexes} />
}

/** From nodes that are not all drawn, as where the picture is full or the table has more than it. */
function FromElsewhere({ indexes }: { indexes: readonly number[] }) {
  const answer = useAnswer(`walk ${indexes.join(' ')}`, (signal) =>
    store().subgraph({ nodes: [...indexes], edgeLimit: 0 }, { signal }),
  )
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  return answer.at === 'there' ? <From nodes={answer.value.nodes} /> : <div className={css.panel} />
}

function From({ nodes }: { nodes: readonly ViewNode[] }) {
  const [first, second] = nodes
  const key = nodes.map(({ index }) => index).join(' ')
  return (
    <div className={css.panel}>
      {first && second && nodes.length === 2 && <PathFinder key={`paths ${key}`} from={first} to={second} />}
      {second && <CommonNeighbours key={`common ${key}`} nodes={nodes} />}
      <Neighbourhood nodes={nodes} />
    </div>
  )
}
