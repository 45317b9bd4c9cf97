import { afterEach, describe, expect, it, vi } from 'vitest'
import { measures, type MeasureName } from '../../../src-shared/contract/measures.ts'
import { collectGarbage } from '../measure/heap.ts'
import type { Measure } from './measure.ts'
import { defaultsOf } from './oracle.ts'
import { rmatReading } from './rmat-reading.ts'
import { measureTable } from './table.ts'
import { alone } from './team.ts'

const arrays = [
  'Uint8Array',
  'Uint16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const

/** Smaller ones come to nothing beside what is asked for. */
const LARGE_BYTES = 5e4

/**
 * Notes the most bytes of arrays that are held at once from now on, beyond those held now. When a large one is made
 * that could make them more than ever, what is held no more is collected before they are counted.
 */
function watchBytes(): () => number {
  const held = () => {
    collectGarbage()
    return process.memoryUsage().arrayBuffers
  }
  const before = held()
  let most = 0
  // as many as there would be if nothing had been dropped since the last count
  let atMost = 0
  const watched = <T extends { byteLength: number }>(Made: new (...args: never[]) => T) =>
    new Proxy(Made, {
      construct(target, args: never[], newTarget) {
        const made = Reflect.construct<never[], T>(target, args, newTarget as typeof target)
        if (made.byteLength < LARGE_BYTES) return made
        atMost += made.byteLength
        if (atMost > most) most = Math.max(most, (atMost = held() - before))
        return made
      },
    })
  for (const name of arrays) vi.stubGlobal(name, watched<Uint8Array>(globalThis[name] as never))
  vi.stubGlobal('SharedArrayBuffer', watched(SharedArrayBuffer))
  return () => {
    vi.unstubAllGlobals()
    return most
  }
}

afterEach(() => vi.unstubAllGlobals())

const nodes = 60_000
const edges = 240_000

describe('memory beyond the store', () => {
  const directed = rmatReading({ nodes, edges })
  for (const name of Object.keys(measures) as MeasureName[]) {
    it(`of ${name} is at most 24 bytes a node and 8 an edge`, async () => {
      const given = defaultsOf(name)
      const measure = (await measureTable[name]()) as Measure<'leiden'>
      // undirected, there is twice as much to number
      for (const graph of name === 'pagerank'
        ? [directed, rmatReading({ nodes, edges, directed: false })]
        : [directed]) {
        const most = watchBytes()
        const state = measure.allocate(graph, given as never, 1)
        measure.run(graph, given as never, state, alone(nodes))
        expect(most()).toBeLessThan(24 * nodes + 8 * edges)
      }
    })
  }
})
