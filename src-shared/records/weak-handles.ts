import type { AnyRecord } from './layout.ts'
import type { Renumbering } from './record-store.ts'
import { ViewPosition, viewOf, type ViewedStore } from './record-view.ts'

type Held = { readonly view: WeakRef<AnyRecord>; readonly position: WeakRef<ViewPosition> }

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
    const held: Held = { view: new WeakRef(view), position: new WeakRef(position) }
    this.#held.set(i, held)
    this.#collected.register(view, held)
    return view
  }

  /** Turns every handle to its record's new number. */
  renumber(newNumber: Renumbering): void {
    const moved = new Map<number, Held>()
    for (const [old, held] of this.#held) {
      const position = held.position.deref()
      const index = newNumber(old)
      if (position === undefined || index === -1) continue
      position.index = index
      position.epoch = this.#store.epoch
      moved.set(index, held)
    }
    this.#held = moved
  }

  #forget(held: Held): void {
    // a handle moves, and its number may have a newer one: look for this very entry. Linear, but only in
    // handles that somebody still holds
    for (const [i, other] of this.#held) if (other === held) return void this.#held.delete(i)
  }
}
