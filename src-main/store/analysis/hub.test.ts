import { expect, it } from 'vitest'
import { hubOf } from './hub.ts'
import { readList, type EdgeList } from './small-graphs.ts'
import { alone, BLOCK } from './team.ts'

const hub = (nodes: number, list: EdgeList, directed: boolean) =>
  hubOf(readList(nodes, list, directed), new Uint32Array(nodes), alone(nodes))

it('is the node that most walks of two steps lead through, or of most entries, the first of several', () => {
  const far = 2 * BLOCK + 7
  const list: EdgeList = [
    ...Array.from({ length: 5 }, (_, leaf) => [3, leaf + 10] as const),
    [20, far],
    [far, 21],
    [22, far + 1],
    [far + 1, 21],
  ]
  expect(hub(3 * BLOCK, list, true)).toBe(far)
  expect(hub(3 * BLOCK, list, false)).toBe(3)
  expect(hub(2, [], true)).toBe(0)
  expect(hub(0, [], true)).toBe(0)
})
