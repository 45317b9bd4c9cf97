import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ABSENT, NONE, sharedArray } from '../load/shared-array.ts'
import { buildIncoming, buildOutgoing, type Workers } from './build-topology.ts'
import { countIncoming, sortIncoming, spreadIncoming } from './incoming-steps.ts'
import { countOutgoing, sortOutgoing, spreadOutgoing, startRows } from './outgoing-steps.ts'
import { inEdgeAt } from './topology.ts'

const steps = {
  'count-outgoing': countOutgoing,
  'start-rows': startRows,
  'spread-outgoing': spreadOutgoing,
  'sort-outgoing': sortOutgoing,
  'count-incoming': countIncoming,
  'spread-incoming': spreadIncoming,
  'sort-incoming': sortIncoming,
}

/** Workers that take turns on this thread. */
function workers(size: number): Workers {
  return {
    size,
    run: (step, inputOf) => {
      const take = steps[step as keyof typeof steps] as (input: unknown) => never
      return Promise.resolve(Array.from({ length: size }, (_, worker) => take(inputOf(worker))))
    },
  }
}

type Raw = { nodes: number; edges: [number, number][]; ascending: boolean; workers: number }

// past 128 nodes, several share a bucket
const raw: fc.Arbitrary<Raw> = fc.integer({ min: 1, max: 1200 }).chain((nodes) => {
  const node = fc.integer({ min: 0, max: nodes - 1 })
  const hub = fc.constant(nodes >> 1)
  const end = fc.oneof(
    { weight: 8, arbitrary: node },
    { weight: 4, arbitrary: hub },
    fc.constantFrom(NONE, ABSENT),
  )
  const whole = fc.array(fc.tuple(node, node), { maxLength: 600, size: 'max' })
  const broken = fc.array(fc.tuple(end, end), { maxLength: 600, size: 'max' })
  return fc.record({
    nodes: fc.constant(nodes),
    edges: fc.oneof(whole, broken),
    ascending: fc.boolean(),
    workers: fc.integer({ min: 1, max: 4 }),
  })
})

test('both directions hold the edges that brute force finds, in the order of the source', async () => {
  await fc.assert(
    fc.asyncProperty(raw, async ({ nodes, edges, ascending, workers: size }) => {
      if (ascending) edges.sort((a, b) => a[0] - b[0])
      const crew = workers(size)
      const sources = sharedArray.u32(edges.length)
      const targets = sharedArray.u32(edges.length)
      edges.forEach(([source, target], i) => {
        sources[i] = source
        targets[i] = target
      })
      const kept = edges.flatMap(([source, target], i) =>
        source < nodes && target < nodes ? [{ source, target, i }] : [],
      )
      // sorting is stable
      const expected = kept.toSorted((a, b) => a.source - b.source)
      const outgoing = await buildOutgoing(crew, nodes, sources, targets)
      const place = outgoing.place?.slice() ?? Uint32Array.from(edges.keys())
      const topology = await buildIncoming(crew, outgoing)
      expect(topology.edgeCount).toBe(kept.length)
      expect([...topology.targets]).toEqual(expected.map(({ target }) => target))
      edges.forEach((_, i) => {
        const edge = expected.findIndex((one) => one.i === i)
        expect(place[i]).toBe(edge < 0 ? NONE : edge)
      })
      for (let node = 0; node < nodes; node++) {
        const rows = [topology.outStarts[node]!, topology.outStarts[node + 1]!]
        const first = expected.findIndex(({ source }) => source >= node)
        expect(rows[0]).toBe(first < 0 ? kept.length : first)
        expect(rows[1]! - rows[0]!).toBe(expected.filter(({ source }) => source === node).length)
        const entries = Array.from(
          { length: topology.inStarts[node + 1]! - topology.inStarts[node]! },
          (_, k) => {
            const at = topology.inStarts[node]! + k
            return { source: topology.inSources[at], edge: inEdgeAt(topology, at) }
          },
        )
        const into = expected.flatMap(({ source, target }, edge) =>
          target === node ? [{ source, edge }] : [],
        )
        expect(entries).toEqual(into)
      }
    }),
    { numRuns: 30 },
  )
})
