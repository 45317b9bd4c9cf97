import type { CellValue } from './cell-value.ts'
import { InvalidLayoutError } from './errors/invalid-layout-error.ts'
import { LayoutConflictError } from './errors/layout-conflict-error.ts'
import { SlotRedeclaredError } from './errors/slot-redeclared-error.ts'
import type { SlotCheck } from './slot-check.ts'
import { slotCheck } from './slot-check.ts'
import type { SlotType } from './slot-type.ts'

/** Slots by name, in the order of declaration. */
export type SlotShape = Readonly<Record<string, SlotType>>

/** One declared slot of a layout. */
export type Slot = {
  readonly name: string
  /** Position among the layout's slots, parents' first. */
  readonly index: number
  readonly type: SlotType
  /** Name of the layout that declared it: this one or a parent. */
  readonly declaredBy: string
  /** What the slot takes; see {@link slotCheck}. */
  readonly check: SlotCheck
}

export type LayoutOptions<Overflow extends boolean = boolean> = {
  /** Lets single records carry attributes beyond the slots, kept sparsely. Default: no. */
  readonly overflow?: Overflow
}

/** Everything that makes a layout; `declared` are its own slots, after those of `parent`. */
export type LayoutParts = {
  readonly name: string
  readonly declared: readonly (readonly [name: string, type: SlotType])[]
  readonly parent?: Layout | undefined
  readonly overflow?: boolean | undefined
}

/**
 * The fixed layout of a kind of record: which slots it has, of which types, in which order. Immutable.
 * Allocation, accessors, snapshots and the inspector all derive from it.
 */
export class Layout<S extends SlotShape = SlotShape, O extends boolean = boolean> {
  readonly name: string
  readonly slots: readonly Slot[]
  /** Whether records may carry attributes beyond their slots. */
  readonly overflow: boolean
  readonly parent: Layout | undefined
  readonly #indexes: ReadonlyMap<string, number>
  /** Types only. */
  declare readonly shape: S
  declare readonly overflows: O

  /** @throws InvalidLayoutError for a slot declared twice; SlotRedeclaredError for one of a parent's. */
  constructor({ name, declared, parent, overflow }: LayoutParts) {
    const inherited = parent?.slots ?? []
    const indexes = new Map(inherited.map((slot) => [slot.name, slot.index]))
    const own = declared.map(([slotName, type], at): Slot => {
      const index = inherited.length + at
      const earlier = indexes.get(slotName)
      const redeclared = earlier === undefined ? undefined : inherited[earlier]
      if (redeclared !== undefined) throw new SlotRedeclaredError(name, redeclared, type)
      if (earlier !== undefined)
        throw new InvalidLayoutError(`'${name}' declares the slot '${slotName}' twice`)
      indexes.set(slotName, index)
      const check = slotCheck(type)
      const slot = { name: slotName, index, type, declaredBy: name, check }
      return type.fallback === undefined ? slot : withCheckedFallback(slot, name)
    })
    this.name = name
    this.parent = parent
    this.slots = [...inherited, ...own]
    // Python gives a subclass without __slots__ a __dict__ again, and whatever inherits one keeps it
    this.overflow =
      overflow === true || parent?.overflow === true || (parent !== undefined && own.length === 0)
    this.#indexes = indexes
  }

  /**
   * Bytes that the slots of one record take at their declared widths. On top come the UTF-8 bytes of texts and,
   * once values are missing, a bit a record and slot; columns narrower than declared take less.
   */
  get bytesPerRecord(): number {
    return this.slots.reduce((sum, { type }) => sum + type.bytes, 0)
  }

  /** Slots that this layout adds to its parent's. */
  get ownSlots(): readonly Slot[] {
    return this.slots.slice(this.parent?.slots.length ?? 0)
  }

  /** Why records of this layout may carry more than their slots, or `undefined` where they may not. */
  get overflowReason(): string | undefined {
    if (!this.overflow) return undefined
    if (this.parent?.overflow === true) return `'${this.name}' extends '${this.parent.name}', which overflows`
    if (this.parent !== undefined && this.ownSlots.length === 0) {
      return `'${this.name}' declares no slots of its own, so its records overflow`
    }
    return `'${this.name}' is declared with overflow`
  }

  /** Position of a slot, or -1. */
  indexOf(slot: string): number {
    return this.#indexes.get(slot) ?? -1
  }

  /**
   * A child layout: the slots of this one in their places, then its own. One without slots of its own overflows.
   * @throws SlotRedeclaredError where a slot is declared again, saying what that would cost.
   */
  extend<T extends SlotShape, P extends boolean = false>(
    name: string,
    slots: T,
    options: LayoutOptions<P> = {},
  ): Layout<S & T, Extended<O, P, T>> {
    return new Layout({ name, declared: Object.entries(slots), parent: this, overflow: options.overflow })
  }

  /** Whether this is `base` or extends it, directly or not. */
  derivesFrom(base: Layout): boolean {
    return this.equals(base) || (this.parent?.derivesFrom(base) ?? false)
  }

  /** Equal in content: name, slots, overflow and parents. */
  equals(other: Layout): boolean {
    if (this === (other as unknown)) return true
    return (
      this.name === other.name &&
      this.overflow === other.overflow &&
      this.slots.length === other.slots.length &&
      this.slots.every(
        (slot, i) => slot.name === other.slots[i]?.name && slot.type.equals(other.slots[i].type),
      ) &&
      sameParents(this.parent, other.parent)
    )
  }
}

/**
 * Declares a layout from field definitions.
 * @example
 * const Person = defineLayout('Person', { id: int64(), label: text(), born: timestamp().optional() })
 */
export function defineLayout<S extends SlotShape, O extends boolean = false>(
  name: string,
  slots: S,
  options: LayoutOptions<O> = {},
): Layout<S, O> {
  return new Layout({ name, declared: Object.entries(slots), overflow: options.overflow })
}

/**
 * A layout with two bases, as Python's multiple inheritance has it: at most one may have slots, unless one of
 * them extends the other. @throws LayoutConflictError
 */
export function combineLayouts<A extends SlotShape, B extends SlotShape, T extends SlotShape>(
  name: string,
  first: Layout<A>,
  second: Layout<B>,
  slots: T,
): Layout<A & B & T> {
  const declared = Object.entries(slots)
  const overflow = first.overflow || second.overflow
  if (second.slots.length === 0 || first.derivesFrom(second))
    return new Layout({ name, declared, parent: first, overflow })
  if (first.slots.length === 0 || second.derivesFrom(first))
    return new Layout({ name, declared, parent: second, overflow })
  throw new LayoutConflictError(name, first, second)
}

type Extended<O extends boolean, P extends boolean, T> = true extends O | P
  ? true
  : keyof T extends never
    ? true
    : false

type CellOf<T extends SlotType> =
  T extends SlotType<infer Cell, infer Missing> ? (true extends Missing ? Cell | null : Cell) : never

type Attributes<O extends boolean> = true extends O ? { [attribute: string]: CellValue | undefined } : unknown

/** A record whose layout is known only when the program runs. */
export type AnyRecord = { [slot: string]: CellValue | undefined }

/** The static type of a layout's records. */
export type RecordOf<L> =
  L extends Layout<infer S, infer O>
    ? string extends keyof S
      ? AnyRecord
      : { [K in keyof S]: CellOf<S[K]> } & Attributes<O>
    : never

type OmittableSlots<S extends SlotShape> = {
  [K in keyof S]: S[K] extends SlotType<CellValue, infer Missing, infer Defaulted>
    ? true extends Missing | Defaulted
      ? K
      : never
    : never
}[keyof S]

/** What a new record is given: optional slots and those with a default may be left out. */
export type NewRecordOf<L> =
  L extends Layout<infer S, infer O>
    ? string extends keyof S
      ? AnyRecord
      : { [K in Exclude<keyof S, OmittableSlots<S>>]: CellOf<S[K]> } & {
          [K in OmittableSlots<S>]?: CellOf<S[K]> | undefined
        } & Attributes<O>
    : never

function sameParents(a: Layout | undefined, b: Layout | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.equals(b)
}

function withCheckedFallback(slot: Slot, layout: string): Slot {
  if (slot.check(slot.type.fallback) === undefined) {
    throw new InvalidLayoutError(`the default of '${layout}.${slot.name}' does not fit ${slot.type.name}`)
  }
  return slot
}
