import { useState } from 'react'
import type { Direction, ViewNode } from '../../src-shared/contract/graph.ts'
import type { NeighbourOrder } from '../../src-shared/contract/queries.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useFields, type Field } from '../graph/fields.ts'
import { expandCount, expandNode } from '../graph/view-actions.ts'
import { Button } from '../ui/controls/button.tsx'
import { Select } from '../ui/controls/fields.tsx'
import { orNotify } from '../ui/notice-store.ts'
import css from './inspector.module.css'

const counts = ['10', '50', '200', '500'] as const

/** How many neighbours an expansion brings, by which edges, and which come first. */
export function ExpandFields({ node, direction }: { node: ViewNode; direction: Direction }) {
  const [count, setCount] = useState<(typeof counts)[number]>(`${expandCount}`)
  const [kind, setKind] = useState('')
  const [order, setOrder] = useState('degree')
  const overview = useDataset((state) => state.overview)
  const kinds = [...new Set(overview?.edgeKinds.map(({ name }) => name))]
  const ofEdges = useFields('edge').filter(({ isNumber }) => isNumber)
  const ofNodes = useFields('node').filter(({ isNumber }) => isNumber)
  return (
    <div className={css.row}>
      <Select
        label="How many"
        hideLabel
        value={count}
        choices={counts.map((value) => ({ value, name: `${value} at once` }))}
        onChange={setCount}
      />
      {kinds.length > 1 && (
        <Select
          label="Kind of edges"
          hideLabel
          value={kind}
          choices={[
            { value: '', name: 'by any edge' },
            ...kinds.map((name) => ({ value: name, name: `by ${name}` })),
          ]}
          onChange={setKind}
        />
      )}
      <Select
        label="Which come first"
        hideLabel
        value={order}
        choices={[
          { value: 'degree', name: 'most connected first' },
          ...orders('edge', ofEdges),
          ...orders('node', ofNodes),
          { value: 'random', name: 'a random sample' },
        ]}
        onChange={setOrder}
      />
      <Button
        look="primary"
        onPress={() =>
          orNotify(
            expandNode(node, {
              direction,
              count: Number(count),
              order: orderOf(order),
              ...(kind !== '' && { edgeKinds: [kind] }),
            }),
          )
        }
      >
        Expand
      </Button>
    </div>
  )
}

/** Both ways to order neighbours by each number of theirs, or of the edges to them. */
function orders(by: 'edge' | 'node', fields: readonly Field[]) {
  const hint = by === 'edge' ? 'of the edge' : 'of the node'
  return fields.flatMap(({ name }) => [
    { value: `${by} most ${name}`, name: `highest ${name} first`, hint },
    { value: `${by} least ${name}`, name: `lowest ${name} first`, hint },
  ])
}

function orderOf(choice: string): NeighbourOrder {
  if (choice === 'degree') return { by: 'degree' }
  if (choice === 'random') return { by: 'random', seed: 1 }
  const [by, which, ...name] = choice.split(' ')
  return { by: by === 'edge' ? 'edge' : 'node', attribute: name.join(' '), descending: which === 'most' }
}
