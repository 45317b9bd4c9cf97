import { expect, test } from 'vitest'
import type { Edit } from '../../src-shared/contract/session.ts'
import { defaultStyle } from '../graph/style/graph-style.ts'
import { captionOf, setCaption } from '../graph/captions.ts'
import { emptyView, type View } from '../graph/view.ts'
import { freshName, stemOf } from '../ui/fresh-name.ts'
import { nodesOf, relocated, sessionOf, workOf } from './session-data.ts'

const node = (index: number, id = index) => ({ index, id, label: `n${id}`, kind: 'airport', degree: 1 })
const edge = (index: number, source: number, target: number) => ({ index, source, target, kind: 'route' })
const flagged: Edit = {
  type: 'set',
  nodes: [1, 9],
  keys: [
    { kind: 'airport', id: 1 },
    { kind: 'airport', id: 9 },
  ],
  name: 'flag',
  value: true,
  before: [null, false],
}
const view: View = {
  ...emptyView,
  nodes: new Map([1, 2, 3].map((index) => [index, node(index)])),
  edges: new Map([
    [10, edge(10, 1, 2)],
    [11, edge(11, 2, 3)],
  ]),
  positions: new Map([1, 2, 3].map((index) => [index, { x: index, y: -index }])),
  pinned: new Set([2]),
  style: { ...defaultStyle, nodes: { ...defaultStyle.nodes, label: { by: 'none' } } },
}
const work = { view, edits: [flagged, { type: 'keep', name: 'flag' } as const] }
const plan = { nodeTables: [], edgeTables: [], danglingEndpoints: 'skip', directed: true } as const
const session = sessionOf(work, { mode: 'slotted', plan: { ...plan, nodeTables: [], edgeTables: [] } })

test('work comes back as it was, through JSON', () => {
  expect(workOf(JSON.parse(JSON.stringify(session)) as typeof session)).toEqual(work)
})

test('a picture comes back with its caption', () => {
  setCaption(view, '3 of 9 nodes where kind = airport')
  const kept = JSON.parse(JSON.stringify(sessionOf(work, session))) as typeof session
  expect(captionOf(workOf(kept).view)).toBe('3 of 9 nodes where kind = airport')
  // it counts what was there then
  const numbers = new Map([1, 2, 3, 9].map((index) => [index, index]))
  const elsewhere = relocated(kept, numbers, { nodes: [...view.nodes.values()], edges: [], edgesOmitted: 0 })
  expect(captionOf(workOf(elsewhere).view)).toBeUndefined()
})

test('in a changed dataset faded nodes have their new numbers, and no edge is taken for another', () => {
  const faded = { ...view, backbone: [10], faded: { filter: 'degree > 1', nodes: [1, 3], edges: [] } }
  const kept = sessionOf({ view: faded, edits: [] }, session)
  expect(workOf(kept).view.backbone).toEqual([10])
  const { view: read } = workOf(relocated(kept, new Map([[1, 5]]), { nodes: [], edges: [], edgesOmitted: 0 }))
  expect(read.faded).toEqual({ filter: 'degree > 1', nodes: [5], edges: [] })
  expect(read.backbone).toEqual([])
})

test('a part that another version wrote gives way to its beginning, and the rest stays', () => {
  const { view: read } = workOf({ ...session, parts: { ...session.parts, style: { nodes: 'red' } } })
  expect(read.style).toEqual(emptyView.style)
  expect(read.layout).toEqual(view.layout)
  expect([...read.nodes.keys()]).toEqual([1, 2, 3])
})

test('edges of a hand-made session whose ends are not there are left out', () => {
  const { view: read } = workOf({ ...session, edges: [edge(10, 1, 2), edge(12, 1, 77)] })
  expect([...read.edges.keys()]).toEqual([10])
})

test('in a changed dataset nodes are found under new numbers, with their edges, pins and edits', () => {
  expect([...nodesOf(session).keys()]).toEqual([1, 2, 3, 9])
  // 1 → 5, 2 → 6, 9 → 7; 3 is gone
  const numbers = new Map([
    [1, 5],
    [2, 6],
    [9, 7],
  ])
  const now = {
    nodes: [node(5, 1), node(6, 2)],
    edges: [edge(20, 5, 6), edge(21, 6, 5)],
    edgesOmitted: 0,
  }
  const found = workOf(relocated(session, numbers, now))
  expect([...found.view.nodes]).toEqual([
    [5, node(5, 1)],
    [6, node(6, 2)],
  ])
  expect([...found.view.edges.keys()]).toEqual([20])
  expect(found.view.positions.get(6)).toEqual({ x: 2, y: -2 })
  expect([...found.view.pinned]).toEqual([6])
  expect(found.edits).toEqual([
    { ...flagged, nodes: [5, 7] },
    { type: 'keep', name: 'flag' },
  ])
})

test('edits of nodes that are gone are left out', () => {
  const numbers = new Map([[9, 7]])
  const { edits } = relocated(session, numbers, { nodes: [], edges: [], edgesOmitted: 0 })
  expect(edits[0]).toEqual({
    ...flagged,
    nodes: [7],
    keys: [{ kind: 'airport', id: 9 }],
    before: [false],
  })
  expect(relocated(session, new Map(), { nodes: [], edges: [], edgesOmitted: 0 }).edits).toHaveLength(1)
})

test('names of session files sort by time', () => {
  expect(freshName(stemOf('flights.v2.db'), 'session', new Date(2026, 0, 5, 9, 3, 7))).toBe(
    'flights.v2 2026-01-05 09.03.07.session',
  )
  expect(stemOf('.db')).toBe('graph')
})
