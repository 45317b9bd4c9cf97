import { expect, it } from 'vitest'
import { buildStore } from '../build.ts'
import { loadGraph } from '../load/load-graph.ts'
import { randomGraph } from '../testing/random-graph.ts'
import { groupGraph, groupMembers } from './group-graph.ts'
import { atOnce } from './slices.ts'

it('draws groups as nodes and counts the edges inside and between them', async () => {
  const made = randomGraph(5)
  const context = { onProgress: () => {}, signal: new AbortController().signal }
  const store = await buildStore(await loadGraph(made.file, made.plan, { threads: 1 }), 'slotted', context)
  const groupOf = Uint32Array.from({ length: store.nodeCount }, (_, node) => node % 3)
  const drawn = atOnce(groupGraph(store, groupOf, 2))
  const at = new Map(made.nodes.map(({ id }, node) => [id, node % 3]))
  const count = (a: number, b: number) =>
    made.edges.filter((edge) => {
      const ends = [at.get(edge.source), at.get(edge.target)]
      return (ends[0] === a && ends[1] === b) || (ends[0] === b && ends[1] === a)
    }).length
  const size = (group: number) => groupOf.filter((each) => each === group).length
  expect(drawn).toEqual({
    groups: [0, 1].map((group) => ({ group, size: size(group), inside: count(group, group) })),
    edges: [{ source: 0, target: 1, count: count(0, 1) }],
  })
  const members = atOnce(groupMembers(store, groupOf, 2, 4))
  expect(members.every((node) => groupOf[node] === 2)).toBe(true)
  const degrees = members.map((node) => store.outDegree(node) + store.inDegree(node))
  expect(degrees).toEqual(degrees.toSorted((a, b) => b - a))
})
