import type { PartSummary } from './part.ts'
import type { DecodedGroup } from './steps.ts'
import type { TableSource } from './table-source.ts'

type Group = DecodedGroup & { worker: number; base: number }

/** What is known here of a table whose parts lie with the workers: which rows each of them has. */
export class DecodedTable {
  readonly number: number
  readonly source: TableSource
  readonly rows: number
  /** In row order. */
  readonly #groups: readonly Group[]
  /** Each worker's groups, in the order it made them. */
  readonly #byWorker: readonly Group[][]

  /** `outputs`: what each worker decoded, of this table and perhaps of others. */
  constructor(number: number, source: TableSource, outputs: readonly DecodedGroup[][]) {
    this.number = number
    this.source = source
    this.#byWorker = outputs.map((groups, worker) =>
      groups.filter(({ table }) => table === number).map((group) => ({ ...group, worker, base: 0 })),
    )
    // a task's groups come from one worker, in order, and sorting is stable
    this.#groups = this.#byWorker.flat().toSorted((a, b) => a.task - b.task)
    let rows = 0
    for (const group of this.#groups) {
      group.base = rows
      rows += group.rows
    }
    this.rows = rows
  }

  /** First row of each group of a worker. */
  bases(worker: number): number[] {
    return this.#byWorker[worker]?.map(({ base }) => base) ?? []
  }

  /** The column's parts in row order. */
  parts(column: number): PartSummary[] {
    return this.#groups.map(({ columns }) => columns[column] as PartSummary)
  }

  /** How many texts come before each group of a worker. */
  textBases(column: number, worker: number): number[] {
    const before = new Map<Group, number>()
    let texts = 0
    for (const group of this.#groups) {
      before.set(group, texts)
      texts += group.columns[column]?.texts ?? 0
    }
    return this.#byWorker[worker]?.map((group) => before.get(group) as number) ?? []
  }

  /** Notes a column that every worker added to its groups; gives its number. */
  addColumn(summaries: readonly PartSummary[][]): number {
    const column = this.#groups[0]?.columns.length ?? this.source.columns.length
    this.#byWorker.forEach((groups, worker) => {
      groups.forEach((group, g) => group.columns.push(summaries[worker]?.[g] as PartSummary))
    })
    return column
  }

  /** The group that a row is in: how far into it, and the rowid that the group begins with. */
  locate(row: number): { offset: number; firstRowid: string | undefined } {
    const group = this.#groups.findLast(({ base }) => base <= row)
    return { offset: row - (group?.base ?? 0) + (group?.rowsBefore ?? 0), firstRowid: group?.firstRowid }
  }

  /** Texts left out for their length, by row. */
  overLong(): { column: number; row: number; bytes: number }[] {
    return this.#groups.flatMap(({ base, overLong }) =>
      overLong.map((text) => ({ ...text, row: base + text.row })),
    )
  }
}
