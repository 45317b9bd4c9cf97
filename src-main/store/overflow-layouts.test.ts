import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { defineLayout } from '../../src-shared/records/layout.ts'
import { int64 } from '../../src-shared/records/slot-type.ts'
import { FailureError } from '../../src-shared/contract/failure.ts'
import { addBeside } from './add-beside.ts'
import { buildStore } from './build.ts'
import type { GraphStore } from './graph-store.ts'
import { MAP_LIMIT } from './id-dictionary.ts'
import { loadGraph } from './load/load-graph.ts'
import { countAbove } from './measure/count-above.ts'
import { edgeDetail, nodeDetail } from './query/detail.ts'
import { SlottedRecords } from './slotted/records.ts'
import { randomGraph } from './testing/random-graph.ts'

const context = { onProgress: () => {}, signal: new AbortController().signal }

/** Every value of every record, whichever way it lies. */
function valuesOf(store: GraphStore): unknown[] {
  const named = (attributes: readonly { name: string; value: unknown }[]) =>
    attributes.filter(({ value }) => value !== null).toSorted((a, b) => a.name.localeCompare(b.name))
  const plain = ({ name, value }: { name: string; value: unknown }) => ({ name, value })
  const of = (detail: { attributes: readonly { name: string; value: unknown }[] }) =>
    named(detail.attributes.map(plain))
  return [
    ...Array.from({ length: store.nodeCount }, (_, node) => of(nodeDetail(store, node))),
    ...Array.from({ length: store.edgeCount }, (_, edge) => of(edgeDetail(store, edge))),
  ]
}

describe.each([1, 2, 3, 4])('attributes with gaps in overflow, seed %i', (seed) => {
  test('hold the same values, and only what every record has is a slot', async () => {
    const { file, plan } = randomGraph(seed)
    const graph = await loadGraph(file, plan, { threads: 1 })
    const slotted = await buildStore(graph, 'slotted', context)
    for (const mode of ['slotted', 'object', 'dict'] as const) {
      const store = await buildStore(graph, mode, { ...context, gaps: 'overflow' })
      expect(valuesOf(store)).toEqual(valuesOf(slotted))
      for (const [kind, { attributes, count }] of store.nodeKinds.entries()) {
        for (const [at, { name, isSlot, role }] of attributes.entries()) {
          if (role !== 'attribute') continue
          const filled = Array.from({ length: count }, (_, i) =>
            store.nodeValue(store.nodeKinds[kind]!.first + i, at),
          ).filter((value) => value !== null).length
          expect({ name, isSlot }).toEqual({ name, isSlot: filled === count })
          if (isSlot) continue
          const before = slotted.nodeKinds[kind]!.attributes.findIndex((each) => each.name === name)
          expect(countAbove(store, kind, at, 3)).toBe(countAbove(slotted, kind, before, 3))
        }
      }
    }
    rmSync(dirname(file), { recursive: true })
  })
})

test('an attribute that more records have than a dictionary can hold is refused, by name', () => {
  const length = MAP_LIMIT + 1
  const layout = defineLayout('node', { id: int64() }, { overflow: true })
  const data = { kind: 'sequence', length, first: 0 } as const
  const trust = { name: 'trust', declaredType: 'INTEGER', data, role: 'attribute' } as const
  const kind = { name: 'node', table: 'node', first: 0, count: length, columns: [] }
  const steps = addBeside(new SlottedRecords(layout), {
    kind,
    layout,
    slots: [],
    sparse: [trust],
    beside: [],
  })
  const thrown = (() => {
    try {
      return steps.next()
    } catch (error) {
      return error
    }
  })()
  expect(thrown instanceof FailureError && thrown.failure).toMatchObject({
    code: 'too-many-records',
    column: 'trust',
    detail: expect.stringContaining('16,777,217 records have “trust”'),
  })
})
