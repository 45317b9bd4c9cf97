import type { ColumnData } from '../columns/column-data.ts'
import { ColumnKeeper } from './column-keeper.ts'
import { composeParts } from './compose.ts'
import { fill } from './fill.ts'
import { IdFinder } from './id-finder.ts'
import type { Part, PartSummary } from './part.ts'
import { summarize } from './part.ts'
import type { DecodedRows } from './decoded-rows.ts'
import { resolvePart } from './resolve.ts'
import type { DecodedGroup, FillOrder, ResolveOrder } from './steps.ts'
import type { TableSource } from './table-source.ts'

/** What one worker has decoded of one table: groups of rows, each with a part a column. */
export class TableParts {
  readonly source: TableSource
  readonly keepers: ColumnKeeper[]
  readonly groups: { rows: number; parts: Part[] }[] = []

  constructor(source: TableSource) {
    this.source = source
    this.keepers = source.columns.map((column) => new ColumnKeeper(column))
  }

  add({ parts, ...group }: DecodedRows, table: number, task: number): DecodedGroup {
    this.groups.push({ rows: group.rows, parts })
    return { ...group, table, task, columns: parts.map(summarize) }
  }

  names(column: number): Uint8Array[] {
    const { starts, bytes } = (this.keepers[column] as ColumnKeeper).settler.dictionary.texts()
    return Array.from({ length: starts.length - 1 }, (_, i) => bytes.slice(starts[i], starts[i + 1]))
  }

  compose(columns: readonly number[]): PartSummary[] {
    return this.groups.map((group) => {
      const part = composeParts(
        columns.map((column) => ({ part: this.#part(group, column), dictionary: this.dictionary(column) })),
      )
      group.parts.push(part)
      return summarize(part)
    })
  }

  fill(order: FillOrder): void {
    this.groups.forEach((group, g) => {
      const at = { base: order.bases[g] as number, place: order.place, textBase: order.textBases?.[g] ?? 0 }
      const dictionary = this.dictionary(order.column)
      fill(
        this.#part(group, order.column),
        order.target satisfies ColumnData,
        at,
        order.pass,
        dictionary,
        order.codes,
      )
    })
  }

  /** Gives how many rows are left without a node. */
  resolve(order: ResolveOrder): number {
    const targets = order.targets.map((target) => ({ ...target, finder: new IdFinder(target.index) }))
    let unresolved = 0
    this.groups.forEach((group, g) => {
      const base = order.bases[g] as number
      const nodes = order.nodes.subarray(base, base + group.rows)
      let left = 0
      targets.forEach((target, t) => {
        const { column } = target
        const part = this.#part(group, column)
        left = resolvePart(part, this.dictionary(column), target, nodes, order.again || t > 0)
      })
      unresolved += left
    })
    return unresolved
  }

  /** Forgets the parts of some columns, or of all. */
  release(columns: readonly number[] = this.keepers.map((_, column) => column)): void {
    for (const column of columns) this.keepers[column]?.release()
    for (const { rows, parts } of this.groups) {
      for (const column of columns) parts[column] = { kind: 'missing', length: rows }
    }
  }

  dictionary(column: number) {
    return this.keepers[column]?.settler.dictionary
  }

  #part(group: { parts: Part[] }, column: number): Part {
    return group.parts[column] as Part
  }
}
