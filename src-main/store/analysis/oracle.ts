import * as fc from 'fast-check'
import Peer from 'graphology'
import { defaultOf } from '../../../src-shared/contract/analysis.ts'
import {
  measures,
  type MeasureName,
  type ParameterDeclaration,
} from '../../../src-shared/contract/measures.ts'
import { readList, type EdgeList } from './small-graphs.ts'
import type { Reading } from './reading.ts'

// for tests

/** A small graph, the way this project reads it and the way graphology does. */
export type Pair = { nodes: number; list: EdgeList; directed: boolean; graph: Reading; peer: Peer }

export function pairOf(nodes: number, list: EdgeList, directed: boolean, multi = true): Pair {
  const peer = new Peer({ type: directed ? 'directed' : 'undirected', multi })
  for (let node = 0; node < nodes; node++) peer.addNode(node)
  for (const [source, target, weight] of list) peer.addEdge(source, target, { weight: weight ?? 1 })
  return { nodes, list, directed, graph: readList(nodes, list, directed), peer }
}

type Shape = { weighted?: boolean; loops?: boolean; directed?: boolean; simple?: boolean }

/** Random graphs: sparse enough to fall apart, with self-loops and parallel edges unless told otherwise. */
export function pairs({
  weighted = false,
  loops = true,
  directed,
  simple = false,
}: Shape = {}): fc.Arbitrary<Pair> {
  return fc
    .record({
      nodes: fc.integer({ min: 1, max: 24 }),
      directed: directed === undefined ? fc.boolean() : fc.constant(directed),
    })
    .chain(({ nodes, directed: arrows }) => {
      const node = fc.integer({ min: 0, max: nodes - 1 })
      const edge: fc.Arbitrary<readonly [number, number, number?]> = weighted
        ? fc.tuple(node, node, fc.integer({ min: 1, max: 9 }))
        : fc.tuple(node, node)
      return fc.array(edge, { maxLength: 60 }).map((list) => {
        const noLoops = loops ? list : list.filter(([a, b]) => a !== b)
        return pairOf(nodes, simple ? distinct(noLoops, arrows) : noLoops, arrows, !simple)
      })
    })
}

function distinct(list: EdgeList, directed: boolean): EdgeList {
  const seen = new Set<string>()
  return list.filter(([a, b]) => {
    const key = directed || a < b ? `${a} ${b}` : `${b} ${a}`
    return !seen.has(key) && seen.add(key)
  })
}

/** Groups as sets of nodes, so that numbering does not matter. */
export function partition(labels: ArrayLike<number>): string {
  const groups = new Map<number, number[]>()
  for (let node = 0; node < labels.length; node++) {
    const group = groups.get(labels[node]!)
    if (group) group.push(node)
    else groups.set(labels[node]!, [node])
  }
  return [...groups.values()]
    .map((group) => group.join(' '))
    .toSorted()
    .join(' | ')
}

/** What a measure is told when nothing is; nodes that it needs are node 0. */
export function defaultsOf(name: MeasureName): Record<string, unknown> {
  const declared = Object.entries<ParameterDeclaration>(measures[name].parameters)
  return Object.fromEntries(
    declared.map(([each, declaration]) => [
      each,
      declaration.kind === 'nodes' && declaration.least > 0 ? [0] : defaultOf(declaration),
    ]),
  )
}
