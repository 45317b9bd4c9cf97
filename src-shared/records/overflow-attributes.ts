import { AttributeCells } from './attribute-cells.ts'
import type { CellValue } from './cell-value.ts'
import type { StructureOf } from './record-store.ts'

/** Why a store takes no attributes, thrown where one is written; or checks the record's number. */
export type AttributeGuard = (i: number, name: string, value: unknown) => CellValue

/**
 * Attributes beyond the slots, for the few records that have them: a map an attribute, nothing a record. What
 * `__dict__` among the slots is to Python.
 */
export class OverflowAttributes {
  readonly #guard: AttributeGuard
  #byName = new Map<string, AttributeCells>()

  /** `guard` gives the value to keep, or throws. */
  constructor(guard: AttributeGuard) {
    this.#guard = guard
  }

  /** Names of the attributes that at least one record has, in the order of their first use. */
  get names(): readonly string[] {
    return [...this.#byName.keys()]
  }

  /** How many records have the attribute. */
  count(name: string): number {
    return this.#byName.get(name)?.size ?? 0
  }

  /** The value, or `undefined` where the record does not have it. */
  get(i: number, name: string): CellValue | undefined {
    return this.#byName.get(name)?.get(i)
  }

  /** @throws UndeclaredSlotError where the layout does not overflow. */
  set(i: number, name: string, value: unknown): void {
    const cell = this.#guard(i, name, value)
    let cells = this.#byName.get(name)
    if (cells === undefined) this.#byName.set(name, (cells = new AttributeCells()))
    cells.set(i, cell)
  }

  /** Whether the record had it. */
  remove(i: number, name: string): boolean {
    const cells = this.#byName.get(name)
    if (cells?.delete(i) !== true) return false
    if (cells.size === 0) this.#byName.delete(name)
    return true
  }

  /** Names of the attributes of one record. */
  namesOf(i: number): string[] {
    if (this.#byName.size === 0) return []
    return [...this.#byName].filter(([, cells]) => cells.has(i)).map(([name]) => name)
  }

  /** Records that have the attribute with their values, in the order of writing. */
  entries(name: string): Iterable<[number, CellValue]> {
    return this.#byName.get(name)?.entries() ?? []
  }

  /** Each attribute with what its map takes; see {@link AttributeCells}. */
  structure(): StructureOf[] {
    return [...this.#byName].map(([name, { bytes }]) => ({ name, type: 'overflow', bytes }))
  }

  /** Takes an attribute from every record. */
  drop(name: string): void {
    this.#byName.delete(name)
  }

  /** Takes every attribute from one record. */
  clear(i: number): void {
    for (const name of this.namesOf(i)) this.remove(i, name)
  }

  /** Follows records to their new numbers. */
  renumber(newNumber: (old: number) => number): void {
    const moved = new Map<string, AttributeCells>()
    for (const [name, cells] of this.#byName) {
      const renumbered = new AttributeCells()
      for (const [i, value] of cells.entries()) renumbered.set(newNumber(i), value)
      moved.set(name, renumbered)
    }
    this.#byName = moved
  }
}
