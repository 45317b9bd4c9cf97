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
  const nodes = [...selected].slice(0, mostNodes).flatMap((index) => view.nodes.get(index) ?? [])
  const [first, second] = nodes
  const [only] = selected
  if (!first && only !== undefined) return <FromElsewhere key={only} index={only} />
  if (!first) {
    return (
      <div className={css.panel}>
        <p className={css.quiet}>
          Select a node to see its neighbourhood, two for the shortest paths between them, or several for the
          neighbours that they have in common. Ctrl and click selects one more.
        </p>
      </div>
    )
  }
  const key = nodes.map(({ index }) => index).join(' ')
  return (
    <div className={css.panel}>
      {second && nodes.length === 2 && <PathFinder key={`paths ${key}`} from={first} to={second} />}
      {second && <CommonNeighbours key={`common ${key}`} nodes={nodes} />}
      <Neighbourhood nodes={nodes} />
    </div>
  )
}

/** From a node that is looked at and not drawn, as where the picture is full. */
function FromElsewhere({ index }: { index: number }) {
  const answer = useAnswer(`walk ${index}`, (signal) => store().node({ index }, { signal }))
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  return (
    <div className={css.panel}>{answer.at === 'there' && <Neighbourhood nodes={[answer.value.node]} />}</div>
  )
}
