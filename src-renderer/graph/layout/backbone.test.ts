import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { backboneOf, type Link } from './backbone.ts'

/** Two cliques of `size` tied by one edge, which comes last. */
function twoCliques(size: number): Link[] {
  const links: Link[] = []
  for (const start of [0, size]) {
    for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) links.push([start + a, start + b])
  }
  links.push([0, size])
  return links
}

it('keeps a sparse graph whole', () => {
  const links: Link[] = [
    [0, 1],
    [1, 2],
  ]
  expect(backboneOf(3, links)).toEqual([0, 1])
})

it('thins groups and keeps the bridge between them', () => {
  const links = twoCliques(20)
  const kept = backboneOf(40, links)
  expect(kept.length).toBeLessThan(links.length / 3)
  expect(kept).toContain(links.length - 1)
})

it('keeps connected what was connected', () => {
  const nodeCount = 12
  const link = fc.tuple(fc.nat(nodeCount - 1), fc.nat(nodeCount - 1))
  fc.assert(
    fc.property(fc.array(link, { maxLength: 80 }), (links) => {
      const kept = backboneOf(nodeCount, links).map((index) => links[index]!)
      expect(components(nodeCount, kept)).toEqual(components(nodeCount, links))
    }),
  )
})

function components(nodeCount: number, links: readonly Link[]): number[] {
  const of = Array.from({ length: nodeCount }, (_, index) => index)
  for (let round = 0; round < nodeCount; round++) {
    for (const [a, b] of links) of[a] = of[b] = Math.min(of[a]!, of[b]!)
  }
  return of
}
