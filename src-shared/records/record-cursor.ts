import type { CellValue } from './cell-value.ts'
import { StaleRecordError } from './errors/stale-record-error.ts'
import type { AnyRecord } from './layout.ts'
import type { Cursor } from './record-store.ts'
import type { ViewedStore } from './record-view.ts'

/** Where a cursor stands; getters close over it. */
export type CursorPosition = { i: number }

/**
 * A cursor whose record has an own accessor a slot. The accessors are defined once, so that engines inline
 * them: a read costs what the store's own read costs.
 */
export function cursorOf(
  store: ViewedStore,
  getterOf: (slot: number, position: CursorPosition) => () => CellValue,
): Cursor<AnyRecord> {
  const position: CursorPosition = { i: -1 }
  const { layout, epoch } = store
  const record = Object.create(beyondSlots(store, position)) as AnyRecord
  for (const { name, index } of layout.slots) {
    Object.defineProperty(record, name, {
      enumerable: true,
      configurable: false,
      get: getterOf(index, position),
      set(value: unknown) {
        store.set(position.i, index, value)
      },
    })
  }
  return {
    record,
    moveTo(i) {
      if (store.layout !== layout || store.epoch !== epoch) throw new StaleRecordError(layout.name, i)
      if (!store.has(i)) store.refuse(i)
      position.i = i
      return record
    },
  }
}

/** Ends the prototype chain: what is no slot is an attribute, or refused as undeclared. */
function beyondSlots(store: ViewedStore, position: CursorPosition): object {
  return new Proxy(Object.create(null) as object, {
    get: (_, key) => (typeof key === 'symbol' ? undefined : store.attributes.get(position.i, key)),
    set(_, key, value) {
      if (typeof key === 'symbol') return false
      store.attributes.set(position.i, key, value)
      return true
    },
  })
}
