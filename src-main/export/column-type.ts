import type { RecordStore } from '../../src-shared/records/record-store.ts'
import type { CellValue } from '../store/columns/column-data.ts'
import type { Attribute } from '../store/graph-store.ts'

/** The types that graph files know. `mixed` holds several in one column; files without such write it as text. */
export type ColumnType = 'int' | 'long' | 'double' | 'boolean' | 'text' | 'mixed'

/**
 * The type of an attribute's values. A slot says it; what lies beside the slots may hold anything, so those
 * few values are looked at.
 */
export function typeOfAttribute(records: RecordStore, attribute: Attribute): ColumnType {
  const { name, isSlot, timestamp } = attribute
  if (timestamp !== undefined) return 'text'
  if (!isSlot) {
    const types = [...records.attributes.entries(name)].map(([, value]) => typeOfValue(value))
    // 3.0 is a float where its column was one
    return commonType(attribute.type.startsWith('float') ? ['double', ...types.filter(isInexact)] : types)
  }
  const type = records.layout.slots.find((slot) => slot.name === name)!.type
  switch (type.kind) {
    case 'integer':
      return type.bits > 32 ? 'long' : 'int'
    case 'float':
      return 'double'
    case 'boolean':
    case 'mixed':
      return type.kind
    case 'category':
    case 'text':
    case 'timestamp':
      return 'text'
  }
}

/** The narrowest type that holds values of all of them. */
export function commonType(types: readonly ColumnType[]): ColumnType {
  const all = new Set(types)
  if (all.size <= 1) return types[0] ?? 'text'
  const numbers = [...all].every((type) => type === 'int' || type === 'long' || type === 'double')
  // a 64-bit integer beside floats keeps its digits as text only
  if (!numbers || (all.has('long') && all.has('double'))) return 'mixed'
  return all.has('double') ? 'double' : 'long'
}

function isInexact(type: ColumnType): boolean {
  return type !== 'int' && type !== 'double'
}

const leastInt = -(2 ** 31)
const mostInt = 2 ** 31 - 1

function typeOfValue(value: CellValue): ColumnType {
  if (typeof value === 'boolean') return 'boolean'
  if (typeof value === 'bigint') return 'long'
  if (typeof value === 'string') return 'text'
  if (typeof value !== 'number') return 'mixed'
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) return 'double'
  return value >= leastInt && value <= mostInt ? 'int' : 'long'
}
