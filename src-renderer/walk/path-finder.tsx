import { useEffect, useState } from 'react'
import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { useFields } from '../graph/fields.ts'
import { addPart, showPart } from '../graph/show-part.ts'
import { Button, IconButton } from '../ui/controls/button.tsx'
import { Checkbox, Select } from '../ui/controls/fields.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { EdgeKinds } from './along-fields.tsx'
import { highlight } from './highlight-store.ts'
import { PathRow } from './path-row.tsx'
import css from './walk-panel.module.css'
import { pathsBetween, pathsPart } from './walk-parts.ts'

const counts = ['1', '3', '5', '10', '25'].map((value) => ({
  value,
  name: value === '1' ? 'The shortest path' : `The ${value} shortest paths`,
}))

/** The shortest paths between two nodes, as a list: pointing at one shows it in the picture. */
export function PathFinder({ from: first, to: second }: { from: ViewNode; to: ViewNode }) {
  const isDirected = useDataset((state) => state.overview?.directed ?? false)
  const [isSwapped, setSwapped] = useState(false)
  const [directed, setDirected] = useState(isDirected)
  const [count, setCount] = useState('3')
  const [weight, setWeight] = useState('')
  const [edgeKinds, setEdgeKinds] = useState<readonly string[]>([])
  const active = useDataset((state) => state.active)
  const weights = useFields('edge').filter(({ isNumber }) => isNumber)
  const [from, to] = isSwapped ? [second, first] : [first, second]
  const answer = useAnswer([active, isSwapped, directed, count, weight, ...edgeKinds].join(' '), (signal) =>
    pathsBetween(from, to, { count: Number(count), directed, edgeKinds, weight: weight || null }, signal),
  )
  const found = answer.at === 'there' ? answer.value : undefined
  useEffect(() => () => highlight(null), [])
  return (
    <section className={css.section} aria-label="Shortest paths">
      <h2 className={css.heading}>Shortest paths</h2>
      <p className={css.ends}>
        <span className={css.end} title={from.label}>
          {from.label}
        </span>
        <span aria-label="to">→</span>
        <span className={css.end} title={to.label}>
          {to.label}
        </span>
        <IconButton icon="swap" name="Swap the ends" onPress={() => setSwapped(!isSwapped)} />
      </p>
      <Select label="How many" hideLabel value={count} choices={counts} onChange={setCount} />
      {weights.length > 0 && (
        <Select
          label="Length"
          hideLabel
          value={weight}
          choices={[
            { value: '', name: 'Fewest edges' },
            ...weights.map(({ name }) => ({ value: name, name: `Least ${name}` })),
          ]}
          onChange={setWeight}
        />
      )}
      <Checkbox isSelected={directed} onChange={setDirected}>
        Follow the direction of edges
      </Checkbox>
      <EdgeKinds kinds={edgeKinds} onChange={setEdgeKinds} />
      {answer.at === 'failed' && <FailureNote failure={answer.failure} />}
      {answer.at === 'waiting' && <p className={css.quiet}>Looking for paths…</p>}
      {found?.paths.length === 0 && (
        <p className={css.quiet}>
          No path leads there{directed ? ' along the direction of edges' : ''}
          {edgeKinds.length > 0 ? ' by these kinds' : ''}.
        </p>
      )}
      {found && found.paths.length > 0 && (
        <>
          <ol aria-label={formatCountOf(found.paths.length, 'path')} className={css.list}>
            {found.paths.map((path) => (
              <li key={path.edges.join(' ')}>
                <PathRow
                  path={path}
                  nodes={found.subgraph.nodes}
                  isWeighted={weight !== ''}
                  onPress={() => orNotify(addPart(pathsPart(from, to, found, [path])))}
                />
              </li>
            ))}
          </ol>
          <div className={css.actions}>
            <Button onPress={() => orNotify(addPart(pathsPart(from, to, found, found.paths)))}>
              Add all to view
            </Button>
            <Button onPress={() => orNotify(showPart(pathsPart(from, to, found, found.paths)))}>Show</Button>
          </div>
        </>
      )}
    </section>
  )
}
