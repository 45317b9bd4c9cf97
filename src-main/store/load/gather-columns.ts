import type { ColumnData } from '../columns/column-data.ts'
import { allocate } from './allocate.ts'
import type { Crew } from './crew.ts'
import type { DecodedTable } from './decoded-table.ts'
import { layArena } from './fill-text.ts'
import type { FillPass } from './fill.ts'
import type { Settled } from './settle.ts'
import { settle } from './settle.ts'
import type { FillOrder } from './steps.ts'

export type ColumnRequest = {
  column: number
  /** Declared as a boolean: integers that are all 0 or 1 become one. */
  boolean?: boolean
  /** Whether texts may become a category: never, when that is smaller, or whenever they are few enough. */
  category: 'never' | 'smaller' | 'always'
}

export type Destination = {
  /** Destination row of each row of the table, or NONE; absent: every row stays where it is. */
  place?: Uint32Array | undefined
  /** Rows of the destination. */
  length: number
}

type Gathering = ColumnRequest & { target: ColumnData; codes: (Uint16Array | undefined)[] }

/** Settles columns of a table and has the workers write them, all together. */
export async function gatherColumns(
  crew: Crew,
  table: DecodedTable,
  requests: readonly ColumnRequest[],
  destination: Destination,
): Promise<ColumnData[]> {
  const gathering: Gathering[] = []
  for (const request of requests) gathering.push(await begin(crew, table, request, destination))
  const run = (pass: FillPass, some: readonly Gathering[]) =>
    some.length > 0 && crew.run('fill', (worker) => some.map((one) => order(one, pass, worker)))
  const order = (one: Gathering, pass: FillPass, worker: number): FillOrder => {
    const codes = one.codes[worker]
    return {
      table: table.number,
      column: one.column,
      target: one.target,
      pass,
      bases: table.bases(worker),
      ...(destination.place && { place: destination.place }),
      ...(one.target.kind === 'mixed' && { textBases: table.textBases(one.column, worker) }),
      ...(codes && { codes }),
    }
  }
  const texts = gathering.filter(({ target }) => target.kind === 'text' || target.kind === 'mixed')
  const values = gathering.filter(({ target }) => target.kind !== 'sequence')
  await run('values', values)
  await run('text-lengths', texts)
  for (const one of texts) one.target = withArena(one.target)
  await run('text-bytes', texts)
  return gathering.map(({ target }) => target)
}

async function begin(
  crew: Crew,
  table: DecodedTable,
  request: ColumnRequest,
  destination: Destination,
): Promise<Gathering> {
  const parts = table.parts(request.column)
  const categories =
    request.category !== 'never' && parts.every(({ kind }) => kind === 'category' || kind === 'missing')
  const byWorker = categories
    ? await crew.run('names', () => ({ table: table.number, column: request.column }))
    : []
  const known = new Map(byWorker.flat().map((name) => [Buffer.from(name).toString('latin1'), name]))
  const settled = settle(parts, {
    inOrder: destination.place === undefined,
    boolean: request.boolean === true,
    names: categories ? [...known.values()] : undefined,
    preferCategory: request.category === 'always',
  })
  return { ...request, target: allocate(settled, destination.length), codes: codeMaps(settled, byWorker) }
}

/** Settled code by each worker's code. */
function codeMaps(settled: Settled, byWorker: readonly Uint8Array[][]): (Uint16Array | undefined)[] {
  if (settled.kind !== 'category') return []
  const codes = new Map(settled.names.map((name, code) => [Buffer.from(name).toString('latin1'), code]))
  return byWorker.map((names) =>
    Uint16Array.from(names, (name) => codes.get(Buffer.from(name).toString('latin1')) as number),
  )
}

function withArena(target: ColumnData): ColumnData {
  if (target.kind === 'text') return { ...target, arena: layArena(target.starts[0] as Uint32Array) }
  if (target.kind !== 'mixed') return target
  const { texts } = target
  const starts = texts.starts[0] as Uint32Array
  return { ...target, texts: { ...texts, length: starts.length - 1, arena: layArena(starts) } }
}
