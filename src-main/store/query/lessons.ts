import type { LessonName, LessonStep } from '../../../src-shared/contract/lessons.ts'
import { combineLayouts, defineLayout, Layout } from '../../../src-shared/records/layout.ts'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'
import * as types from '../../../src-shared/records/slot-type.ts'
import { formatBytes } from '../../../src-shared/units.ts'
import { DictRecords } from '../dict/records.ts'
import type { GraphStore } from '../graph-store.ts'
import { ObjectRecords } from '../object/records.ts'
import { SlottedRecords } from '../slotted/records.ts'

/** What a record does when a lesson is tried on it: on a copy, in the graph's own mode, with the real errors. */
export function lesson(graph: GraphStore, node: number, name: LessonName): LessonStep[] {
  const kind = graph.nodeKindOf(node)
  const { layout } = graph.nodeRecords(kind)
  const cells = Object.fromEntries(
    layout.slots.map((slot) => [
      slot.name,
      graph.nodeRecords(kind).get(node - graph.nodeKinds[kind]!.first, slot.name),
    ]),
  )
  const copyIn = (as: Layout): RecordStore => {
    const records = new recordsOf[graph.mode](as)
    records.append(cells)
    return records
  }
  return lessons[name]({ layout, copyIn })
}

type Tried = { readonly layout: Layout; readonly copyIn: (layout: Layout) => RecordStore }

const recordsOf = { dict: DictRecords, object: ObjectRecords, slotted: SlottedRecords }

const lessons: Record<LessonName, (tried: Tried) => LessonStep[]> = {
  undeclared: ({ layout, copyIn }) => {
    const records = copyIn(flat(layout, false))
    const name = unusedName(layout)
    return [
      attempt(`record.${name} = 'seen'`, () => {
        records.at(0)[name] = 'seen'
        return 'was taken'
      }),
      told(
        `record.${name}`,
        `${JSON.stringify(records.at(0)[name])}: reading what is not declared gives nothing`,
      ),
      attempt(`delete record.${layout.slots[0]?.name ?? name}`, () => {
        delete records.at(0)[layout.slots[0]?.name ?? name]
        return 'was taken'
      }),
    ]
  },
  overflow: ({ layout, copyIn }) => {
    const records = copyIn(flat(layout, true))
    const name = unusedName(layout)
    return [
      attempt(`record.${name} = 'seen'`, () => {
        records.at(0)[name] = 'seen'
        return `is ${JSON.stringify(records.at(0)[name])} now, beside the slots`
      }),
      told(
        'its cost',
        `${formatBytes(records.attributes.structure()[0]?.bytes ?? 0)} for this record, nothing for the others`,
      ),
      attempt(`records.promote('${name}', category)`, () => {
        const promoted = records.promote(name, types.category().optional())
        return `is the last of ${promoted.slots.length} slots now: ${promoted.slots.map((slot) => slot.name).join(', ')}`
      }),
    ]
  },
  inheritance: ({ layout, copyIn }) => {
    const base = flat(layout, false)
    const name = unusedName(layout)
    const child = base.extend(`${layout.name} with a rank`, { [name]: types.int16().optional() })
    const [first] = layout.slots
    return [
      attempt(`layout.extend({ ${name}: int16 })`, () => {
        const own = child.ownSlots.map((slot) => slot.name).join(', ')
        return `adds ${own} alone: ${child.bytesPerRecord} bytes a record after ${base.bytesPerRecord}`
      }),
      told('its slots', child.slots.map((slot) => `${slot.name} of ${slot.declaredBy}`).join(', ')),
      attempt(`record of the child, ${name} = 7`, () => {
        const records = copyIn(child)
        records.at(0)[name] = 7
        return JSON.stringify(records.at(0), (_, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        )
      }),
      ...(first
        ? [
            attempt(`layout.extend({ ${first.name}: int8 })`, () => {
              base.extend('Redeclared', { [first.name]: types.int8() })
              return 'was taken'
            }),
          ]
        : []),
    ]
  },
  conflict: ({ layout }) => {
    const base = flat(layout, false)
    const other = defineLayout('Place', { latitude: types.float64(), longitude: types.float64() })
    const empty = defineLayout('Marked', {})
    return [
      attempt(`combine(${layout.name}, Place)`, () => {
        combineLayouts('Both', base, other, {})
        return 'was taken'
      }),
      attempt(`combine(${layout.name}, Marked)`, () => {
        const both = combineLayouts('Both', base, empty, {})
        return `works, as one of them has no slots: ${both.slots.length} slots`
      }),
    ]
  },
}

/** The slots of a layout as one of its own, open for attributes or not. */
function flat(layout: Layout, overflow: boolean): Layout {
  return new Layout({
    name: layout.name,
    declared: layout.slots.map(({ name, type }) => [name, type] as const),
    overflow,
  })
}

/** A name that the layout does not have. */
function unusedName(layout: Layout): string {
  let name = 'flag'
  while (layout.indexOf(name) !== -1) name = `${name}_`
  return name
}

function told(code: string, text: string): LessonStep {
  return { code, outcome: 'told', text }
}

function attempt(code: string, work: () => string): LessonStep {
  try {
    return { code, outcome: 'taken', text: work() }
  } catch (thrown) {
    const { name, message } = thrown as Error
    return { code, outcome: 'refused', text: `${name}: ${message}` }
  }
}
