import { describe, expect, it } from 'vitest'
import { InvalidLayoutError } from './errors/invalid-layout-error.ts'
import { LayoutConflictError } from './errors/layout-conflict-error.ts'
import { SlotRedeclaredError } from './errors/slot-redeclared-error.ts'
import { combineLayouts, defineLayout, type Layout } from './layout.ts'
import * as t from './slot-type.ts'
import { sparsePays } from './sparse.ts'

const Point = defineLayout('Point', { x: t.int32(), y: t.int32() })
const Person = defineLayout('Person', { id: t.int64(), label: t.text(), born: t.timestamp().optional() })

describe('layouts', () => {
  it('redeclaring a slot is refused, saying what it would have cost', () => {
    const redeclare = () => Point.extend('Point3', { x: t.int64() })
    expect(redeclare).toThrow(SlotRedeclaredError)
    expect(redeclare).toThrow(
      "'Point3' redeclares the slot 'x' of 'Point', which would cost 8 more bytes a record",
    )
  })

  it('a child without slots of its own gets a dict back: it overflows, and says so', () => {
    const Child = Point.extend('Child', {})
    expect(Child.overflow).toBe(true)
    expect(Child.overflowReason).toBe("'Child' declares no slots of its own, so its records overflow")
    expect(Point.overflowReason).toBeUndefined()
  })

  it('two non-empty bases: lay-out conflict; one non-empty base is fine', () => {
    const Empty = defineLayout('Empty', {})
    const combine = () => combineLayouts('Both', Point, Person, {})
    expect(combine).toThrow(LayoutConflictError)
    expect(combine).toThrow(
      "'Both' cannot have both 'Point' (slots: x, y) and 'Person' (slots: id, label, born) as bases",
    )
    expect(combineLayouts('Fine', Empty, Point, { z: t.int8() }).slots.map(({ name }) => name)).toEqual([
      'x',
      'y',
      'z',
    ])
    const Point3 = Point.extend('Point3', { z: t.int8() })
    expect(combineLayouts('Fine', Point, Point3, { w: t.int8() }).parent?.equals(Point3 as Layout)).toBe(true)
  })

  it('says what a record costs, and compares by content', () => {
    expect(Person.bytesPerRecord).toBe(8 + 4 + 8)
    expect(
      Person.equals(
        defineLayout('Person', { id: t.int64(), label: t.text(), born: t.timestamp().optional() }),
      ),
    ).toBe(true)
    expect(
      Person.equals(defineLayout('Person', { id: t.int64(), label: t.text(), born: t.timestamp() }) as never),
    ).toBe(false)
  })

  it('keeps a value sparse where fewer than about 1 record in 50 has it', () => {
    expect(sparsePays(t.int8(), 40, 5_000_000)).toBe(true)
    expect([sparsePays(t.category(), 1, 50), sparsePays(t.category(), 1, 30)]).toEqual([true, false])
  })

  it('refuses a default that does not fit its slot', () => {
    expect(() => defineLayout('Bad', { age: t.int8().default(300) })).toThrow(InvalidLayoutError)
  })
})
