import { expect, it } from 'vitest'
import { selectionText } from './announce-selection.ts'
import { startHistory } from './history.ts'
import { emptyView, withSubgraph } from './view.ts'
import { noWork } from './work.ts'

const named = (index: number, label: string) => ({ index, id: index, label, kind: 'k', degree: 1 })
const { view } = withSubgraph(
  emptyView,
  {
    nodes: [named(1, 'ATL'), named(2, 'FRA')],
    edges: [{ index: 7, source: 1, target: 2, kind: 'e' }],
    edgesOmitted: 0,
  },
  100,
)
const history = startHistory({ ...noWork, view })
const said = (...selected: number[]) => selectionText({ history, focus: null, selected: new Set(selected) })

it('names one node, counts several, and names the ends of an edge', () => {
  expect(said()).toBe('Nothing selected.')
  expect(said(1)).toBe('ATL selected.')
  expect(said(1, 2)).toBe('2 nodes selected.')
  expect(said(5)).toBe('A node selected.')
  expect(selectionText({ history, focus: { type: 'edge', index: 7 }, selected: new Set() })).toBe(
    'Edge from ATL to FRA selected.',
  )
})
