import type { CellValue } from './cell-value.ts'
import { SlotDeletionError } from './errors/slot-deletion-error.ts'
import { StaleRecordError } from './errors/stale-record-error.ts'
import type { AnyRecord } from './layout.ts'
import type { RecordStore } from './record-store.ts'

/** What a view needs of its store: the checks that a number is still good are the store's. */
export interface ViewedStore extends RecordStore {
  /** Counts compactions: views of an earlier one are stale. */
  readonly epoch: number
  /** Whether `i` is the number of a record that is not deleted. */
  has(i: number): boolean
  /** Throws what is wrong with the number `i`. */
  refuse(i: number): never
}

/** Where a view stands; the target of its proxy. */
export class ViewPosition {
  readonly store: ViewedStore
  index: number
  epoch: number
  constructor(store: ViewedStore, index: number) {
    this.store = store
    this.index = index
    this.epoch = store.epoch
  }
  /** What Node prints: `console.log(record)` shows the slots. */
  [Symbol.for('nodejs.util.inspect.custom')](): AnyRecord {
    return { ...viewOf(this) }
  }
}

/**
 * A record as a proxy on its store. Own, enumerable properties that a write can still check are only to be had
 * so: an accessor on a prototype is not spread, and own accessors take a microsecond a record to define.
 * About 60 ns to make and read; cursors are for loops.
 */
export function viewOf(position: ViewPosition): AnyRecord {
  return new Proxy(position, handler) as unknown as AnyRecord
}

function fresh({ store, index, epoch }: ViewPosition): ViewedStore {
  if (epoch !== store.epoch) throw new StaleRecordError(store.layout.name, index)
  return store
}

function read(position: ViewPosition, key: string | symbol): CellValue | undefined {
  if (typeof key === 'symbol') return undefined
  const store = fresh(position)
  const slot = store.layout.indexOf(key)
  return slot === -1 ? store.attributes.get(position.index, key) : store.get(position.index, slot)
}

const handler: ProxyHandler<ViewPosition> = {
  get: read,

  set(position, key, value) {
    if (typeof key === 'symbol') return false
    const store = fresh(position)
    const slot = store.layout.indexOf(key)
    if (slot === -1) store.attributes.set(position.index, key, value)
    else store.set(position.index, slot, value)
    return true
  },

  has(position, key) {
    if (typeof key === 'symbol') return false
    const { layout, attributes } = fresh(position)
    return layout.indexOf(key) !== -1 || attributes.get(position.index, key) !== undefined
  },

  ownKeys(position) {
    const { layout, attributes } = fresh(position)
    return [...layout.slots.map(({ name }) => name), ...attributes.namesOf(position.index)]
  },

  getOwnPropertyDescriptor(position, key) {
    const value = read(position, key)
    return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true }
  },

  deleteProperty(position, key) {
    if (typeof key === 'symbol') return true
    const { layout, attributes } = fresh(position)
    if (layout.indexOf(key) !== -1) throw new SlotDeletionError(layout.name, key)
    attributes.remove(position.index, key)
    return true
  },

  getPrototypeOf: () => null,
  setPrototypeOf: () => false,
  defineProperty: () => false,
  preventExtensions: () => false,
}
