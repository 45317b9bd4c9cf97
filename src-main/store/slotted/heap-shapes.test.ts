import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import type { CellValue } from '../../../src-shared/records/cell-value.ts'
import { type AnyRecord, defineLayout, Layout } from '../../../src-shared/records/layout.ts'
import * as t from '../../../src-shared/records/slot-type.ts'
import { DictRecords } from '../dict/records.ts'
import { ObjectRecords } from '../object/records.ts'

// V8 reads its own functions in what is compiled after this
setFlagsFromString('--allow-natives-syntax')
const hasFastProperties = runInNewContext('(record) => %HasFastProperties(record)') as (r: object) => boolean
const haveSameMap = runInNewContext('(a, b) => %HaveSameMap(a, b)') as (a: object, b: object) => boolean

/** Every object that a store makes for its records. */
const made: AnyRecord[] = []
class SeenDicts extends DictRecords {
  protected override create(names: readonly string[], cells: readonly CellValue[]): AnyRecord {
    return made[made.push(super.create(names, cells)) - 1]!
  }
}
class SeenObjects extends ObjectRecords {
  protected override create(names: readonly string[], cells: readonly CellValue[]): AnyRecord {
    return made[made.push(super.create(names, cells)) - 1]!
  }
}

/** Slots of all sorts, so that fields meet small integers, floats, texts and missing values. */
function layoutOf(slots: number): Layout {
  const types = [t.int64(), t.text(), t.float64().optional(), t.category(), t.boolean()]
  const declared = Array.from({ length: slots }, (_, s) => [`slot ${s}`, types[s % types.length]!] as const)
  return new Layout({ name: 'Wide', declared, overflow: true })
}

function fill(store: SeenDicts | SeenObjects): readonly AnyRecord[] {
  made.length = 0
  for (let i = 0; i < 200; i++) {
    const values = [i, `text ${i}`, i % 3 ? i / 4 : null, ['a', 'b'][i & 1], i % 2 === 0]
    store.appendRow(store.layout.slots.map((_, s) => values[s % values.length]))
  }
  for (let i = 0; i < 50; i++) store.set(i, 0, 2n ** 60n)
  for (let i = 0; i < 200; i++) store.attributes.set(i, 'flag', i)
  return made
}

describe('the objects of the stores that keep one a record', () => {
  it.each([1, 3, 8, 9, 20, 60])('are dictionaries in the dict store, with %i slots', (slots) => {
    expect(fill(new SeenDicts(layoutOf(slots))).some(hasFastProperties)).toBe(false)
  })

  it.each([1, 3, 8, 9, 20, 60])('are of one fixed shape in the object store, with %i slots', (slots) => {
    const store = new SeenObjects(layoutOf(slots))
    const isOneShape = (records: readonly AnyRecord[]) =>
      records.every((record) => hasFastProperties(record) && haveSameMap(record, records[0]!))
    // the first ones are made before V8 has seen which values come
    expect(isOneShape(fill(store).slice(100))).toBe(true)
    made.length = 0
    store.promote('flag', t.int64())
    expect(made).toHaveLength(200)
    expect(isOneShape(made.slice(100))).toBe(true)
  })

  it('share a shape with no other layout', () => {
    const [a, b] = [fill(new SeenObjects(layoutOf(3)))[150]!, fill(new SeenObjects(layoutOf(4)))[150]!]
    expect(haveSameMap(a, b)).toBe(false)
    const Named = defineLayout('Named', { '0': t.int8(), constructor: t.int8(), ['__proto__']: t.int8() })
    made.length = 0
    new SeenObjects(Named).appendRow([1, 2, 3])
    expect(Object.entries(made[0]!)).toEqual([
      ['0', 1],
      ['constructor', 2],
      ['__proto__', 3],
    ])
  })
})
