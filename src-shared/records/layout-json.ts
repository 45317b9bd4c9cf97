import type { CellValue } from './cell-value.ts'
import { InvalidLayoutError } from './errors/invalid-layout-error.ts'
import { Layout } from './layout.ts'
import { SlotType, type SlotKind, type SlotTypeOptions } from './slot-type.ts'

/** A layout as plain JSON, parents included: what a snapshot keeps of it. */
export type LayoutJson = {
  readonly name: string
  readonly overflow: boolean
  readonly parent: LayoutJson | null
  readonly slots: readonly SlotJson[]
}

export type SlotJson = {
  readonly name: string
  readonly kind: SlotKind
  readonly bits: number
  readonly optional: boolean
  readonly names?: readonly string[]
  readonly fallback?: CellJson
}

/** Values that JSON cannot hold are written as text with their type. */
export type CellJson =
  null | boolean | number | string | { int64: string } | { float: string } | { blobBytes: number }

const widths: Record<SlotKind, readonly number[]> = {
  integer: [8, 16, 32, 64],
  float: [32, 64],
  boolean: [0],
  category: [0],
  text: [0],
  timestamp: [0],
  mixed: [0],
}

/** Deepest line of parents that is read: far past any use, and no stack overflows on the way. */
const MAX_PARENTS = 100

export function layoutToJson(layout: Layout): LayoutJson {
  return {
    name: layout.name,
    overflow: layout.overflow,
    parent: layout.parent === undefined ? null : layoutToJson(layout.parent),
    slots: layout.ownSlots.map(({ name, type: { kind, bits, isOptional, names, fallback } }) => ({
      name,
      kind,
      bits,
      optional: isOptional,
      ...(names === undefined ? {} : { names }),
      ...(fallback === undefined ? {} : { fallback: cellToJson(fallback) }),
    })),
  }
}

/** @throws InvalidLayoutError for anything that {@link layoutToJson} would not have written. */
export function layoutFromJson(json: unknown, depth = 0): Layout {
  if (!isObject(json) || depth > MAX_PARENTS) throw new InvalidLayoutError('a stored layout is not a layout')
  const { name, overflow, parent, slots } = json
  if (typeof name !== 'string' || typeof overflow !== 'boolean' || !Array.isArray(slots)) {
    throw new InvalidLayoutError('a stored layout lacks its name, overflow or slots')
  }
  return new Layout({
    name,
    overflow,
    parent: parent === null ? undefined : layoutFromJson(parent, depth + 1),
    declared: slots.map((slot) => slotFromJson(name, slot)),
  })
}

/** A cell as JSON that gives it back exactly. */
export function cellToJson(cell: CellValue): CellJson {
  if (typeof cell === 'bigint') return { int64: String(cell) }
  if (typeof cell === 'number' && (!Number.isFinite(cell) || Object.is(cell, -0))) {
    return { float: Object.is(cell, -0) ? '-0' : String(cell) }
  }
  return cell
}

/** @throws InvalidLayoutError for anything that {@link cellToJson} would not have written. */
export function cellFromJson(json: unknown): CellValue {
  if (json === null || typeof json === 'boolean' || typeof json === 'number' || typeof json === 'string')
    return json
  if (isObject(json)) {
    const { int64, float, blobBytes } = json
    if (typeof int64 === 'string' && /^-?\d{1,19}$/.test(int64)) return BigInt(int64)
    if (typeof float === 'string') return Number(float)
    if (typeof blobBytes === 'number') return { blobBytes }
  }
  throw new InvalidLayoutError('a stored value is of no known type')
}

function slotFromJson(layout: string, json: unknown): readonly [string, SlotType] {
  if (!isObject(json)) throw new InvalidLayoutError(`a stored slot of '${layout}' is not a slot`)
  const { name, kind, bits, optional, names, fallback } = json
  const known = typeof kind === 'string' && Object.hasOwn(widths, kind) ? widths[kind as SlotKind] : []
  const named =
    names === undefined || (Array.isArray(names) && names.every((each) => typeof each === 'string'))
  if (
    typeof name !== 'string' ||
    typeof optional !== 'boolean' ||
    !named ||
    !known.includes(bits as number)
  ) {
    throw new InvalidLayoutError(`a stored slot of '${layout}' is damaged`)
  }
  const options: SlotTypeOptions = {
    kind: kind as SlotKind,
    bits: bits as number,
    optional,
    names,
    fallback: fallback === undefined ? undefined : cellFromJson(fallback),
  }
  return [name, new SlotType(options)]
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
