import type { BlobCell, CellValue } from './cell-value.ts'
import { InvalidLayoutError } from './errors/invalid-layout-error.ts'

export type SlotKind = 'integer' | 'float' | 'boolean' | 'category' | 'text' | 'timestamp' | 'mixed'

/** What describes a slot type; everything else about it follows. */
export type SlotTypeOptions = {
  readonly kind: SlotKind
  /** Width of integers (8, 16, 32, 64) and floats (32, 64); 0 for the other kinds. */
  readonly bits: number
  readonly optional: boolean
  /** Stands in where a new record leaves the slot out. */
  readonly fallback?: CellValue | undefined
  /** The only texts that a category may hold; absent where any may come. */
  readonly names?: readonly string[] | undefined
}

/**
 * The type of a slot. `Cell` is what it reads as, `Missing` adds null to it, and `Defaulted` lets a new record
 * leave it out. Immutable: `optional()` and `default()` give new types.
 */
export class SlotType<
  Cell extends CellValue = CellValue,
  Missing extends boolean = boolean,
  Defaulted extends boolean = boolean,
> {
  readonly kind: SlotKind
  readonly bits: number
  readonly isOptional: boolean
  readonly fallback: CellValue | undefined
  readonly names: readonly string[] | undefined
  /** Types only. */
  declare readonly cell: Cell
  declare readonly missing: Missing
  declare readonly defaulted: Defaulted

  constructor({ kind, bits, optional, fallback, names }: SlotTypeOptions) {
    this.kind = kind
    this.bits = bits
    this.isOptional = optional
    this.fallback = fallback
    this.names = names
  }

  /** The same type whose values may be missing, which read as null. */
  optional(): SlotType<Cell, true, Defaulted> {
    return new SlotType({ ...this.#options(), optional: true })
  }

  /** The same type with a value for records that leave the slot out. */
  default(value: Cell): SlotType<Cell, Missing, true> {
    return new SlotType({ ...this.#options(), fallback: value })
  }

  /**
   * Bytes that one value takes at the declared width: codes of categories count as one byte, texts as the four
   * of their start in the arena (their UTF-8 comes on top), booleans as a bit. Missing values take another bit
   * each, once there are any.
   */
  get bytes(): number {
    switch (this.kind) {
      case 'integer':
      case 'float':
        return this.bits / 8
      case 'boolean':
        return 1 / 8
      case 'category':
        return 1
      case 'text':
        return 4
      case 'timestamp':
        return 8
      case 'mixed':
        return 9
    }
  }

  /** As it is declared: `int8`, `text?` where optional. */
  get name(): string {
    const base =
      this.kind === 'integer' ? `int${this.bits}` : this.kind === 'float' ? `float${this.bits}` : this.kind
    return this.isOptional ? `${base}?` : base
  }

  equals(other: SlotType): boolean {
    return (
      this.kind === other.kind &&
      this.bits === other.bits &&
      this.isOptional === other.isOptional &&
      sameCell(this.fallback, other.fallback) &&
      sameNames(this.names, other.names)
    )
  }

  #options(): SlotTypeOptions {
    const { kind, bits, isOptional, fallback, names } = this
    return { kind, bits, optional: isOptional, fallback, names }
  }
}

type Plain<Cell extends CellValue> = SlotType<Cell, false, false>

function plain<Cell extends CellValue>(kind: SlotKind, bits = 0, names?: readonly string[]): Plain<Cell> {
  return new SlotType({ kind, bits, names, optional: false })
}

/** -128 to 127. */
export const int8 = (): Plain<number> => plain('integer', 8)
/** -32,768 to 32,767. */
export const int16 = (): Plain<number> => plain('integer', 16)
/** -2,147,483,648 to 2,147,483,647. */
export const int32 = (): Plain<number> => plain('integer', 32)
/** Any 64-bit integer: a number where that is exact, else a bigint. Stored as narrowly as its values allow. */
export const int64 = (): Plain<number | bigint> => plain('integer', 64)
/** Values are rounded to the nearest of 32 bits when written. */
export const float32 = (): Plain<number> => plain('float', 32)
export const float64 = (): Plain<number> => plain('float', 64)
export const boolean = (): Plain<boolean> => plain('boolean')
/** Texts that many records share: stored as a code. Named texts make it refuse any other. */
export const category = <const Name extends string = string>(...names: Name[]): Plain<Name> => {
  if (new Set(names).size < names.length) throw new InvalidLayoutError('a category names the same text twice')
  return plain('category', 0, names.length > 0 ? names : undefined)
}
export const text = (): Plain<string> => plain('text')
/** Milliseconds since 1970-01-01 UTC. */
export const timestamp = (): Plain<number> => plain('timestamp')
/** Numbers, 64-bit integers, texts and blob lengths in one column. */
export const mixed = (): Plain<number | bigint | string | BlobCell> => plain('mixed')

function sameCell(a: CellValue | undefined, b: CellValue | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null)
    return a.blobBytes === b.blobBytes
  return Object.is(a, b)
}

function sameNames(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return a === b || (a?.length === b?.length && a !== undefined && a.every((name, i) => name === b?.[i]))
}
