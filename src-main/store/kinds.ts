import type { Attribute, Kind } from './graph-store.ts'
import type { KindTable } from './load/loaded-graph.ts'
import type { ColumnData } from './columns/column-data.ts'

/** The kinds of a loaded graph as its store presents them. */
export function kindsOf(tables: readonly KindTable[]): Kind[] {
  return tables.map(({ name, table, first, count, columns }) => ({
    name,
    table,
    first,
    count,
    attributes: columns.map(({ name: of, data, role }): Attribute => ({
      name: of,
      type: typeName(data),
      role,
      ...(data.kind === 'timestamp' ? { timestamp: data.format } : {}),
    })),
  }))
}

/** A column's type as people read it: `integer (8 bits)`, `text`, `category`. */
export function typeName(data: ColumnData): string {
  switch (data.kind) {
    case 'integer':
    case 'float':
      return `${data.kind} (${data.bits} bits)`
    case 'sequence':
      return 'integer (sequence)'
    case 'timestamp':
    case 'boolean':
    case 'text':
    case 'category':
    case 'mixed':
      return data.kind
  }
}

/** Index of the kind whose range holds `node`. Linear: a graph has few kinds, and most have one. */
export function kindOfNode(kinds: readonly Kind[], node: number): number {
  let kind = kinds.length - 1
  while (kind > 0 && kinds[kind]!.first > node) kind--
  return kind
}
