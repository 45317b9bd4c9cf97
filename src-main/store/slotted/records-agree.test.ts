import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import { KindedRecords } from '../../../src-shared/records/kinded-records.ts'
import { Layout } from '../../../src-shared/records/layout.ts'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'
import * as t from '../../../src-shared/records/slot-type.ts'
import { DictRecords } from '../dict/records.ts'
import { ObjectRecords } from '../object/records.ts'
import { SlottedRecords } from './records.ts'

type Operation = (store: RecordStore) => unknown
type MakeStore = new (layout: Layout) => RecordStore

const NAMES = ['id', 'label', 'a', '0', '__proto__', 'constructor']

const slotType = fc
  .tuple(
    fc.constantFrom(
      t.int8,
      t.int16,
      t.int32,
      t.int64,
      t.float32,
      t.float64,
      t.boolean,
      t.text,
      t.timestamp,
      t.mixed,
      () => t.category(),
      () => t.category('x', 'y'),
    ),
    fc.boolean(),
  )
  .map(([make, optional]): t.SlotType => (optional ? make().optional() : make()))

const slots = fc.uniqueArray(fc.tuple(fc.constantFrom(...NAMES), slotType), {
  selector: ([name]) => name,
  maxLength: 5,
})

/** A base layout and a child that adds to it. */
const kinds = fc.tuple(slots, slots, fc.boolean()).map(([base, more, overflow]) => {
  const Base = new Layout({ name: 'Base', declared: base, overflow })
  const declared = more.filter(([name]) => Base.indexOf(name) === -1)
  return [Base, new Layout({ name: 'Child', declared, parent: Base })] as const
})

/** Values that fit some slot, and values that fit none. */
const value = fc.oneof(
  fc.integer({ min: -200, max: 200 }),
  fc.integer(),
  fc.double(),
  fc.bigInt({ min: -(2n ** 64n), max: 2n ** 64n }),
  fc.boolean(),
  fc.constantFrom(
    '',
    'x',
    'y',
    'é',
    '\uD800',
    null,
    undefined,
    -0,
    2 ** 53,
    2n ** 53n,
    { blobBytes: 3 },
    {},
    Infinity,
  ),
  fc.string({ unit: 'grapheme' }),
)
const at = fc.nat(12)
const name = fc.constantFrom(...NAMES, 'flag', 'note')

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(value, { maxLength: 8 }).map(
      (row): Operation =>
        (store) =>
          store.appendRow(row),
    ),
  },
  { weight: 4, arbitrary: fc.infiniteStream(value).map(appendFitting) },
  {
    weight: 3,
    arbitrary: fc.dictionary(name, value).map(
      (record): Operation =>
        (store) =>
          store.append(record as never),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(at, name, value).map(([i, slot, cell]): Operation => (store) => {
      store.at(i)[slot] = cell as CellValue
    }),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(at, name, value).map(
      ([i, slot, cell]): Operation =>
        (store) =>
          store.set(i, slot, cell),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(at, name).map(
      ([i, slot]): Operation =>
        (store) =>
          store.get(i, slot),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(at, name).map(
      ([i, slot]): Operation =>
        (store) =>
          delete store.at(i)[slot],
    ),
  },
  {
    weight: 1,
    arbitrary: at.map(
      (i): Operation =>
        (store) =>
          store.delete(i),
    ),
  },
  { weight: 1, arbitrary: at.map((i): Operation => (store) => ({ ...store.cursor().moveTo(i) })) },
  {
    weight: 1,
    arbitrary: at.map(
      (i): Operation =>
        (store) =>
          Object.keys(store.handle(i)),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(name, slotType).map(
      ([attribute, type]): Operation =>
        (store) =>
          promote(store, attribute, type),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Operation>((store) =>
      Array.from({ length: 12 }, (_, i) => i).map(store.compact()),
    ),
  },
)

/** Appends a record that the layout accepts, found among a stream of values: most random rows are refused. */
function appendFitting(values: fc.Stream<unknown>): Operation {
  const drawn: unknown[] = []
  return (store) => {
    let next = 0
    const draw = () => {
      if (next === drawn.length) drawn.push(...values.take(1))
      return drawn[next++]
    }
    const row = store.layout.slots.map(({ check }) => {
      for (let tries = 0; tries < 100; tries++) {
        const candidate = draw()
        if (check(candidate) !== undefined) return candidate
      }
      return null
    })
    return store.appendRow(row)
  }
}

function promote(store: RecordStore, attribute: string, type: t.SlotType): unknown {
  return store.promote(attribute, type).slots.map((slot) => slot.name)
}

/** What an operation gives or how it fails: the same in every store. */
function outcome(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return String(error)
  }
}

function contents(store: RecordStore): unknown {
  const { length, liveCount, attributes } = store
  const records = [...store].map((record) => Object.entries(record))
  return {
    length,
    liveCount,
    records,
    attributes: attributes.names,
    slots: store.layout.slots.map((slot) => slot.name),
  }
}

function agreement(stores: readonly MakeStore[], runs: number, seed?: number) {
  const plan = fc.array(fc.tuple(fc.nat(1), operation), { minLength: 1, maxLength: 40 })
  const property = fc.property(kinds, plan, (layouts, operations) => {
    const made = stores.map((Records) => layouts.map((layout) => new Records(layout)))
    for (const [kind, run] of operations) {
      const outcomes = made.map((store) => outcome(() => run(store[kind]!)))
      for (const other of outcomes.slice(1)) expect(other).toEqual(outcomes[0])
    }
    const [first, ...others] = made.map((store) => store.map(contents))
    for (const other of others) expect(other).toEqual(first)
    const [all, ...rest] = made.map((store) =>
      outcome(() => [...new KindedRecords(layouts[0], store)].map((each) => ({ ...each }))),
    )
    for (const other of rest) expect(other).toEqual(all)
  })
  return fc.check(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) })
}

describe('the three stores', () => {
  it('give equal answers over random layouts, kinds, attributes and operations', () => {
    const result = agreement([DictRecords, ObjectRecords, SlottedRecords], 1500)
    expect(result.failed ? fc.defaultReportMessage(result) : undefined).toBeUndefined()
  })

  it('are told apart by a planted divergence: bytes that wrap instead of widening', () => {
    class Wrapping extends SlottedRecords {
      protected override write(i: number, slot: number, cell: CellValue): void {
        super.write(i, slot, typeof cell === 'number' && cell > 127 ? cell - 256 : cell)
      }
    }
    const result = agreement([DictRecords, ObjectRecords, Wrapping], 1500)
    expect(result.failed).toBe(true)
    if (process.env['SHOW_PLANTED']) console.log(fc.defaultReportMessage(result))
  })
})
