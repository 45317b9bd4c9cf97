import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import { KindedRecords } from '../../../src-shared/records/kinded-records.ts'
import { Layout, type Slot } from '../../../src-shared/records/layout.ts'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'
import { slotCheck } from '../../../src-shared/records/slot-check.ts'
import * as t from '../../../src-shared/records/slot-type.ts'
import { atOnce } from '../analysis/slices.ts'
import { DictRecords } from '../dict/records.ts'
import { ObjectRecords } from '../object/records.ts'
import {
  type RecordsJson,
  restoreRecords,
  saveRecords,
  type StoreType,
} from '../snapshot/records-sections.ts'
import { Sections } from '../snapshot/sections.ts'
import { SlottedRecords } from './records.ts'

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
    fc.boolean(),
  )
  .map(([make, optional, defaulted]): t.SlotType => {
    const type: t.SlotType = optional ? make().optional() : make()
    const fallback = [7, 'x', true].find((each) => slotCheck(type)(each) !== undefined)
    return defaulted && fallback !== undefined ? type.default(fallback) : type
  })

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
const name = fc.constantFrom(...NAMES, 'flag', 'note')

/** One step on a store. Numbers of records and slots wrap around what there is, so that most are good. */
type Operation =
  | { do: 'appendRow'; row: unknown[] }
  | { do: 'appendFitting'; values: unknown[] }
  | { do: 'append'; record: Record<string, unknown> }
  | { do: 'write'; i: number; name: string; value: unknown }
  | { do: 'set'; i: number; slot: number; values: unknown[] }
  | { do: 'get' | 'deleteSlot'; i: number; name: string }
  | { do: 'delete' | 'cursor' | 'handle'; i: number }
  | { do: 'promote'; name: string; type: t.SlotType }
  | { do: 'demote' }
  | { do: 'declare'; name: string; type: t.SlotType; values: unknown[] }
  | { do: 'undeclare'; name: string }
  | { do: 'compact' }

const number = fc.nat(12)
const values = fc.array(value, { minLength: 10, maxLength: 30 })
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('appendRow'), row: fc.array(value) }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('appendFitting'), values }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('append'), record: fc.dictionary(name, value) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('write'), i: number, name, value }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('set'), i: number, slot: fc.nat(9), values }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('get', 'deleteSlot'), i: number, name }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('delete', 'cursor', 'handle'), i: number }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('promote'), name, type: slotType }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('demote') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('declare'), name, type: slotType, values }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('undeclare'), name }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact') }) },
) as fc.Arbitrary<Operation>

function perform(store: RecordStore, step: Operation): unknown {
  const at = 'i' in step ? step.i % (store.length + 1) : 0
  switch (step.do) {
    case 'appendRow':
      return store.appendRow(step.row)
    case 'appendFitting':
      return store.appendRow(store.layout.slots.map((slot) => fitting(slot, step.values)))
    case 'append':
      return store.append(step.record as never)
    case 'write':
      store.at(at)[step.name] = step.value as CellValue
      return step.value
    case 'set': {
      const slot = store.layout.slots[step.slot % (store.layout.slots.length + 1)]
      return slot === undefined ? undefined : store.set(at, slot.name, fitting(slot, step.values))
    }
    case 'get':
      return store.get(at, step.name)
    case 'deleteSlot':
      return delete store.at(at)[step.name]
    case 'delete':
      return store.delete(at)
    case 'cursor':
      return { ...store.cursor().moveTo(at) }
    case 'handle':
      return Object.entries(store.handle(at))
    case 'demote':
      return store.demote(store.promoted.at(-1) ?? 'never promoted').slots.map((slot) => slot.name)
    case 'promote':
      return store.promote(step.name, step.type).slots.map((slot) => slot.name)
    case 'declare': {
      const check = slotCheck(step.type)
      const fit = step.values.filter((each) => check(each) !== undefined)
      const cells = {
        get: (i: number) => (fit.length > 0 ? fit[i % fit.length] : step.values[0]) as CellValue,
      }
      return atOnce(store.declare(step.name, step.type, cells)).slots.map((slot) => slot.name)
    }
    case 'undeclare':
      return atOnce(store.undeclare(step.name)).slots.map((slot) => slot.name)
    case 'compact':
      return Array.from({ length: 12 }, (_, old) => old).map(store.compact())
  }
}

/** The first of some values that a slot accepts: nearly all single values are refused. */
function fitting({ check }: Slot, candidates: readonly unknown[]): unknown {
  return candidates.find((candidate) => check(candidate) !== undefined)
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

const types: readonly StoreType<RecordStore>[] = [DictRecords, ObjectRecords, SlottedRecords]

/** The records as another store would have them that is made of their snapshot. */
function throughSnapshot(store: RecordStore, Type: StoreType<RecordStore>): RecordStore {
  const sections = new Sections()
  const json = JSON.stringify(saveRecords(sections, 'kind', store))
  return restoreRecords(sections, 'kind', JSON.parse(json) as RecordsJson, Type)
}

function agreement(stores: readonly MakeStore[], runs: number, seed?: number) {
  const plan = fc.array(fc.tuple(fc.nat(1), anyOperation), { minLength: 1, maxLength: 40 })
  const property = fc.property(kinds, plan, (layouts, operations) => {
    const made = stores.map((Records) => layouts.map((layout) => new Records(layout)))
    for (const [kind, step] of operations) {
      const outcomes = made.map((store) => outcome(() => perform(store[kind]!, step)))
      for (const other of outcomes.slice(1)) expect(other).toEqual(outcomes[0])
    }
    const [first, ...others] = made.map((store) => store.map(contents))
    for (const other of others) expect(other).toEqual(first)
    // one of the stores in each case, in turn: three would take most of the time
    const at = operations.length % types.length
    const copies = made[at]!.map((kind) => throughSnapshot(kind, types[(at + 1) % types.length]!))
    expect(copies.map(contents)).toEqual(first)
    const [all, ...rest] = made.map((store) =>
      outcome(() => [...new KindedRecords(layouts[0], store)].map((each) => ({ ...each }))),
    )
    for (const other of rest) expect(other).toEqual(all)
  })
  return fc.check(property, { numRuns: runs, ...(seed === undefined ? {} : { seed }) })
}

describe('the three stores', () => {
  it('give equal answers over random layouts, kinds, attributes and operations', () => {
    const result = agreement([DictRecords, ObjectRecords, SlottedRecords], 1200)
    expect(result.failed ? fc.defaultReportMessage(result) : undefined).toBeUndefined()
  })

  it('are told apart by a planted divergence: bytes that wrap instead of widening', () => {
    class Wrapping extends SlottedRecords {
      protected override write(i: number, slot: number, cell: CellValue): void {
        super.write(i, slot, typeof cell === 'number' && cell > 127 ? cell - 256 : cell)
      }
    }
    const result = agreement([DictRecords, ObjectRecords, Wrapping], 1200)
    expect(result.failed).toBe(true)
    if (process.env['SHOW_PLANTED']) console.log(fc.defaultReportMessage(result))
  })
})
