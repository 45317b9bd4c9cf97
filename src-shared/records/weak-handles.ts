import type { AnyRecord } from './layout.ts'
import type { Renumbering } from './record-store.ts'
import { ViewPosition, viewOf, type ViewedStore } from './record-view.ts'

type Held = { readonly view: WeakRef<AnyRecord>; readonly position: WeakRef<ViewPosition>; index: number }

/** One view a record for as long as somebody holds it, as `__weakref__` allows in Python. */
export class WeakHandles {
  readonly #store: ViewedStore
  #held = new Map<number, Held>()
  readonly #collected = new FinalizationRegistry<Held>((held) => this.#forget(held))

  constructor(store: ViewedStore) {
    this.#store = store
  }

  /** Handles not yet collected. */
  get size(): number {
    return this.#held.size
  }

  of(i: number): AnyRecord {
    const known = this.#held.get(i)?.view.deref()
    if (known !== undefined) return known
    const position = new ViewPosition(this.#store, i)
    const view = viewOf(position)
    const held: Held = { view: new WeakRef(view), position: new WeakRef(position), index: i }
    this.#held.set(i, held)
    this.#collected.register(view, held)
    return view
  }

  /** Turns every handle to its record's new number. */
  renumber(newNumber: Renumbering): void {
    const moved = new Map<number, Held>()
    for (const held of this.#held.values()) {
      const position = held.position.deref()
      held.index = newNumber(held.index)
      if (position === undefined || held.index === -1) continue
      position.index = held.index
      position.epoch = this.#store.epoch
      moved.set(held.index, held)
    }
    this.#held = moved
  }

  #forget(held: Held): void {
    // the record may have a newer handle
    if (this.#held.get(held.index) === held) this.#held.delete(held.index)
  }
}
