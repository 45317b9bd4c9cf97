import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { DeletedRecordError } from '../../../src-shared/records/errors/deleted-record-error.ts'
import { RecordRangeError } from '../../../src-shared/records/errors/record-range-error.ts'
import { SlotDeletionError } from '../../../src-shared/records/errors/slot-deletion-error.ts'
import { SlotTypeError } from '../../../src-shared/records/errors/slot-type-error.ts'
import { StaleRecordError } from '../../../src-shared/records/errors/stale-record-error.ts'
import { UndeclaredSlotError } from '../../../src-shared/records/errors/undeclared-slot-error.ts'
import { KindedRecords } from '../../../src-shared/records/kinded-records.ts'
import { layoutFromJson, layoutToJson } from '../../../src-shared/records/layout-json.ts'
import { defineLayout, type Layout, type RecordOf } from '../../../src-shared/records/layout.ts'
import * as t from '../../../src-shared/records/slot-type.ts'
import { layoutFromColumns } from '../columns/slot-columns.ts'
import { DictRecords } from '../dict/records.ts'
import { ObjectRecords } from '../object/records.ts'
import { SlottedRecords } from './records.ts'

const stores = [DictRecords, ObjectRecords, SlottedRecords]
const Point = defineLayout('Point', { x: t.int32(), y: t.int32() })
const Person = defineLayout('Person', { id: t.int64(), label: t.text(), born: t.timestamp().optional() })

setFlagsFromString('--expose-gc')
setFlagsFromString('--allow-natives-syntax')
const collect = runInNewContext('gc') as () => void

describe.each(stores)('what Python promises, kept by %o', (Records) => {
  function people() {
    const store = new Records(Person)
    store.append({ id: 1, label: 'Ada', born: -4_875_120_000_000 })
    store.append({ id: 2, label: 'Grace' })
    return store
  }

  it('__slots__: records are read and written with attribute syntax', () => {
    const store = new Records(Point)
    store.append({ x: 1, y: 2 })
    const point = store.at(0)
    point.x += 10
    expect(point.x + point.y).toBe(13)
    expect(store.get(0, 'x')).toBe(11)
    expectTypeOf<RecordOf<typeof Point>['x']>().toEqualTypeOf<number>()
  })

  it('an undeclared slot is an error of types before it is one of values', () => {
    const record = people().at(0)
    // @ts-expect-error 'z' is no slot
    expect(record.z).toBeUndefined()
    // @ts-expect-error nor can it be written
    expect(() => (record.z = 1)).toThrow(UndeclaredSlotError)
    // @ts-expect-error a label is text
    expect(() => (record.label = 1)).toThrow(SlotTypeError)
    // @ts-expect-error and never missing
    expect(() => (record.label = null)).toThrow(SlotTypeError)
    expectTypeOf(record).toEqualTypeOf<{ id: number | bigint; label: string; born: number | null }>()
    const Author = Person.extend('Author', { books: t.int16() })
    expectTypeOf<RecordOf<typeof Author>['label' | 'books']>().toEqualTypeOf<string | number>()
  })

  it("AttributeError, 'Point' object has no attribute 'z': an undeclared slot is refused by name", () => {
    const record = people().at(0) as Record<string, unknown>
    expect(record['z']).toBeUndefined()
    expect(() => (record['z'] = 1)).toThrow(new UndeclaredSlotError(Person, 'z'))
    expect(new UndeclaredSlotError(Person as Layout, 'z').message).toBe(
      "'Person' has no slot 'z' (slots: id, label, born)",
    )
    expect(() => people().append({ id: 3, label: 'c', z: 1 } as never)).toThrow(UndeclaredSlotError)
    expect(() => people().get(0, 'z')).toThrow(UndeclaredSlotError)
  })

  it("'__dict__' among the slots: overflow keeps ad-hoc attributes, and none where there are none", () => {
    const Open = defineLayout('Open', { id: t.int64() }, { overflow: true })
    const store = new Records(Open)
    for (let id = 0; id < 100; id++) store.append({ id })
    store.at(7)['flag'] = true
    store.append({ id: 100, note: 'kept' })
    expect({ ...store.at(7) }).toEqual({ id: 7, flag: true })
    expect({ ...store.at(8) }).toEqual({ id: 8 })
    expect(store.at(100)['note']).toBe('kept')
    expect(store.attributes.count('flag')).toBe(1)
    delete store.at(7)['flag']
    expect(store.attributes.names).toEqual(['note'])
  })

  it('an attribute that proved useful is promoted to a slot', () => {
    const Open = defineLayout('Open', { id: t.int64() }, { overflow: true })
    const store = new Records(Open)
    for (let id = 0; id < 10; id++) store.append({ id })
    store.at(3)['flag'] = 5
    expect(() => store.promote('flag', t.int8())).toThrow(
      "'Open' record 0: slot 'flag' cannot hold a missing value",
    )
    expect(() => store.promote('flag', t.text().optional())).toThrow(SlotTypeError)
    const promoted = store.promote('flag', t.int8().optional())
    expect(promoted.slots.map(({ name }) => name)).toEqual(['id', 'flag'])
    expect(store.at(3)['flag']).toBe(5)
    expect(store.at(4)['flag']).toBeNull()
    expect(store.attributes.names).toEqual([])
  })

  it('a promotion can be taken back, the last one first', () => {
    const store = new Records(defineLayout('Open', { id: t.int64() }, { overflow: true }))
    for (let id = 0; id < 3; id++) store.append({ id })
    store.at(1)['flag'] = 5
    store.promote('flag', t.int8().optional())
    store.set(2, 'flag', 6)
    expect(() => store.demote('id')).toThrow("'Open' has no slot 'id'")
    expect(store.demote('flag').slots.map(({ name }) => name)).toEqual(['id'])
    expect(store.promoted).toEqual([])
    expect({ ...store.at(0) }).toEqual({ id: 0 })
    expect({ ...store.at(1) }).toEqual({ id: 1, flag: 5 })
    expect({ ...store.at(2) }).toEqual({ id: 2, flag: 6 })
    expect(() => store.demote('flag')).toThrow(UndeclaredSlotError)
  })

  it('a subclass declares only its new slots, and its parents keep their places', () => {
    const Place = defineLayout('Place', { id: t.int64(), label: t.text() })
    const Airport = Place.extend('Airport', { runways: t.int8() })
    expect(Airport.slots.map(({ name, declaredBy }) => `${declaredBy}.${name}`)).toEqual([
      'Place.id',
      'Place.label',
      'Airport.runways',
    ])
    const store = new Records(Airport)
    store.append({ id: 1, label: 'ATL', runways: 5 })
    expect(JSON.stringify(store.at(0))).toBe('{"id":1,"label":"ATL","runways":5}')
  })

  it('kinds: a base and a child a kind, so that runways cost a country nothing', () => {
    const Place = defineLayout('Place', { id: t.int64(), label: t.text() })
    const airports = new Records(Place.extend('Airport', { runways: t.int8() }))
    const countries = new Records(Place.extend('Country', { population: t.int64() }))
    airports.append({ id: 1, label: 'ATL', runways: 5 })
    countries.append({ id: 2, label: 'Peru', population: 34_000_000 })
    const places = new KindedRecords(Place, [airports, countries])
    expect([places.kindOf(0), places.kindOf(1)]).toEqual([0, 1])
    expect([...places].map(({ label }) => label)).toEqual(['ATL', 'Peru'])
    expect(places.at(1)['population']).toBe(34_000_000)
    expect([0, 1].map((i) => places.reader('runways').get(i))).toEqual([5, null])
    expect(() => places.get(1, 'runways')).toThrow(UndeclaredSlotError)
    expect(() => places.kindOf(2)).toThrow(RecordRangeError)
    expect(() => new KindedRecords(Place, [people() as never])).toThrow(
      "'Person' cannot be a kind of 'Place'",
    )
  })

  it('pickling without __getstate__: a layout goes through JSON unharmed', () => {
    const layout = Person.extend('Author', {
      books: t.int16().default(3),
      first: t.int64().default(2n ** 60n),
      rank: t.float64().default(Number.NaN),
      genre: t.category('poem', 'novel').optional(),
    })
    const restored = layoutFromJson(JSON.parse(JSON.stringify(layoutToJson(layout))))
    expect(restored.equals(layout as Layout)).toBe(true)
    expect(restored.equals(Person as Layout)).toBe(false)
  })

  it('__weakref__: a handle is one identity while somebody holds it, and is collected afterwards', async () => {
    const store = people()
    for (let i = 2; i < 5_000; i++) store.append({ id: i, label: '' })
    // nothing is kept of views: identity is for those who ask for it
    expect(store.at(1)).not.toBe(store.at(1))
    expect(store.handleCount).toBe(0)
    let handles: unknown[] = Array.from({ length: 5_000 }, (_, i) => store.handle(i))
    expect(store.handle(1)).toBe(handles[1])
    store.delete(0)
    store.compact()
    expect(store.handle(0)).toBe(handles[1])
    expect(store.handleCount).toBe(4_999)
    handles = []
    for (let turn = 0; turn < 100 && store.handleCount > 0; turn++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      collect()
    }
    expect(store.handleCount).toBe(0)
    expect(handles).toEqual([])
  })

  it('@dataclass(slots=True): fields in TypeScript give the layout, defaults and static type', () => {
    const Task = defineLayout('Task', {
      title: t.text(),
      done: t.boolean().default(false),
      due: t.timestamp().optional(),
    })
    const store = new Records(Task)
    store.append({ title: 'write' })
    expect({ ...store.at(0) }).toEqual({ title: 'write', done: false, due: null })
    expectTypeOf<RecordOf<typeof Task>>().toEqualTypeOf<{
      title: string
      done: boolean
      due: number | null
    }>()
    // @ts-expect-error a title is required
    expect(() => store.append({})).toThrow(SlotTypeError)
  })

  it('records enumerate, spread and stringify like an object', () => {
    const record = people().at(1)
    const plain = { id: 2, label: 'Grace', born: null }
    expect({ ...record }).toEqual(plain)
    expect(JSON.stringify(record)).toBe(JSON.stringify(plain))
    expect(Object.keys(record)).toEqual(Object.keys(plain))
    expect(Object.entries(record)).toEqual(Object.entries(plain))
    expect('label' in record).toBe(true)
    const names: string[] = []
    for (const name in record) names.push(name)
    expect(names).toEqual(['id', 'label', 'born'])
    expect({ ...people().cursor().moveTo(1) }).toEqual(plain)
  })

  it('refuses what a slot cannot hold, and writes none of the record', () => {
    const Small = defineLayout('Small', { name: t.text(), age: t.int8() })
    const store = new Records(Small)
    store.append({ name: 'a', age: 1 })
    expect(() => (store.at(0).age = 300)).toThrow(
      "'Small' record 0: slot 'age' cannot hold 300 (int8: -128 to 127)",
    )
    expect(() => store.set(0, 'age', '5')).toThrow('slot \'age\' cannot hold "5"')
    expect(() => store.set(0, 'name', null)).toThrow('cannot hold a missing value')
    expect(() => store.set(0, 'name', '\uD800')).toThrow(SlotTypeError)
    expect(() => store.append({ name: 'b', age: 1.5 })).toThrow(
      "'Small' record 1: slot 'age' cannot hold 1.5",
    )
    expect(store.length).toBe(1)
    expect({ ...store.at(0) }).toEqual({ name: 'a', age: 1 })
    expect(() => delete (store.at(0) as Record<string, unknown>)['age']).toThrow(SlotDeletionError)
  })

  it('deletes, compacts and follows handles', () => {
    const store = new Records(Person)
    for (let id = 0; id < 10; id++) store.append({ id, label: `p${id}` })
    const handle = store.handle(7)
    const stale = store.at(7)
    store.delete(3)
    expect(() => store.at(3)).toThrow(DeletedRecordError)
    expect([store.length, store.liveCount]).toEqual([10, 9])
    const newNumber = store.compact()
    expect([newNumber(2), newNumber(3), newNumber(7)]).toEqual([2, -1, 6])
    expect([store.length, store.at(6).id, handle.id]).toEqual([9, 7, 7])
    expect(store.handle(6)).toBe(handle)
    expect(() => stale.id).toThrow(StaleRecordError)
    expect(() => store.at(9)).toThrow(RecordRangeError)
    expect(() => store.at(-1)).toThrow(RecordRangeError)
    expect(() => store.at(0.5)).toThrow(RecordRangeError)
  })

  it('takes any name for a slot', () => {
    const Odd = defineLayout('Odd', {
      ['__proto__']: t.int8(),
      constructor: t.int8(),
      toJSON: t.int8(),
      '': t.int8(),
    })
    const store = new Records(Odd)
    store.appendRow([1, 2, 3, 4])
    expect(Object.entries(store.at(0))).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
      ['toJSON', 3],
      ['', 4],
    ])
  })
})

describe('SlottedRecords', () => {
  it('widens a column from 8 to 64 bits under views, handles and cursors that were there before', () => {
    const store = new SlottedRecords(defineLayout('Count', { n: t.int64() }))
    for (const n of [5, 3]) store.append({ n })
    const [view, handle, { record, moveTo }] = [store.at(0), store.handle(1), store.cursor()]
    moveTo(0)
    const widths = [100, 30_000, 2_000_000_000, 2n ** 60n].map((n) => {
      view.n = n
      expect([view.n, record.n, handle.n, store.get(0, 'n')]).toEqual([n, n, 3, n])
      return store.bytes
    })
    // a growing column has room for 512 values at first
    expect(widths).toEqual([1, 2, 4, 8].map((bytes) => bytes * 512))
  })

  it('takes its layout from columns', () => {
    const layout = layoutFromColumns('Row', [
      { name: 'id', data: { kind: 'sequence', length: 2, first: 1 } },
      {
        name: 'score',
        data: {
          kind: 'float',
          bits: 64,
          length: 2,
          segments: [new Float64Array(2)],
          missing: Uint8Array.of(1),
        },
      },
    ])
    expect(layout.slots.map(({ name, type }) => `${name} ${type.name}`)).toEqual([
      'id int64',
      'score float64?',
    ])
  })

  it('adopts columns without copying, and refuses ones that do not fit', () => {
    const values = new Float64Array(new SharedArrayBuffer(16))
    const Score = defineLayout('Score', { score: t.float64() })
    const data = { kind: 'float', bits: 64, length: 2, segments: [values] } as const
    const store = SlottedRecords.fromColumns(Score, [{ ...data, segments: [values] }], 2)
    store.at(1).score = 0.5
    expect(values[1]).toBe(0.5)
    const misfit = () => SlottedRecords.fromColumns(Score, [{ kind: 'sequence', length: 2, first: 0 }], 2)
    expect(misfit).toThrow("the column of 'Score.score' holds int64, not float64")
    expect(() => SlottedRecords.fromColumns(Score, [], 2)).toThrow("'Score' has 1 slots, not 0")
  })

  it('stores equal texts once where that pays', () => {
    const store = new SlottedRecords(defineLayout('Note', { text: t.text() }))
    for (let i = 0; i < 10_000; i++) store.append({ text: `one of a few sentences: ${i % 10}` })
    const before = store.bytes
    store.compact()
    expect(store.bytes).toBeLessThan(before / 10)
    expect(store.at(9999).text).toBe('one of a few sentences: 9')
    store.at(9999).text = 'another'
    expect(store.at(9999).text).toBe('another')
  })

  it('keeps its cursor right while columns widen under it', () => {
    const store = new SlottedRecords(defineLayout('Point', { x: t.int64() }))
    store.append({ x: 1 })
    const cursor = store.cursor()
    const point = cursor.moveTo(0)
    point.x = 2n ** 60n
    expect(point.x).toBe(2n ** 60n)
    expect(() => ((point as Record<string, unknown>)['z'] = 1)).toThrow(UndeclaredSlotError)
    expect(() => cursor.moveTo(1)).toThrow(RecordRangeError)
  })
})
