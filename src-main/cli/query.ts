import type { Of, TableRow } from '../../src-shared/contract/queries.ts'
import { toWire, type WireValue } from '../../src-shared/contract/values.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { idOf } from '../store/query/present.ts'
import { fieldsIn } from '../store/query/fields.ts'
import { QueryCache } from '../store/query/query-cache.ts'
import { tableRows } from '../store/query/table-rows.ts'
import { UsageError, wholeNumber, type Command } from './command.ts'
import { refusingFilters } from './filter-error.ts'
import { csvPrinter, jsonPrinter, textPrinter } from './row-printers.ts'
import { withStore } from './with-store.ts'

/** Rows asked for at once. */
const PAGE = 2_000
const SHOWN = 20

export const query: Command = {
  summary: 'Print the nodes, or edges, that pass a filter.',
  help: `Usage: slotgraph query FILE [FILTER] [--edges] [--columns NAME,NAME...]
                        [--sort NAME] [--descending] [--limit N]
                        [--csv | --json | --count]

FILTER is as in the window; without one, everything passes. FILE is only read.

  --edges         look at edges rather than nodes
  --columns ...   what to print of each, besides its id; all unless given
  --sort NAME     by this attribute, or by degree, in-degree, out-degree, kind
  --descending    the highest first
  --limit N       how many at most (${SHOWN}; with --csv and --json all)
  --csv, --json   for other programs; integers past 2^53 are text in JSON
  --count         print only how many pass

Examples:
  slotgraph query flights.db 'kind = airport and runways >= 3' --sort degree
  slotgraph query flights.db 'dist > 8000' --edges --csv > long.csv`,
  options: {
    edges: { type: 'boolean', default: false },
    columns: { type: 'string' },
    sort: { type: 'string' },
    descending: { type: 'boolean', default: false },
    limit: { type: 'string' },
    csv: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    count: { type: 'boolean', default: false },
  },
  async run({ values, positionals, terminal, signal }) {
    const [file, filter = '', ...more] = positionals
    if (file === undefined) throw new UsageError('It needs a FILE.')
    if (more.length > 0) throw new UsageError('It takes a FILE and one FILTER; put the filter in quotes.')
    const isWhole = values['csv'] === true || values['json'] === true
    const limit =
      typeof values['limit'] === 'string'
        ? wholeNumber(values['limit'], 'limit', 1, 2 ** 32 - 1)
        : isWhole
          ? Infinity
          : SHOWN
    const of: Of = values['edges'] === true ? 'edges' : 'nodes'
    await withStore(file, { terminal, signal }, (store) =>
      refusingFilters([filter], async () => {
        const columns = columnsOf(store, of, values['columns'])
        const sort =
          typeof values['sort'] === 'string'
            ? { field: knownName(store, of, values['sort']), descending: values['descending'] === true }
            : undefined
        const ask = { of, rows: { which: 'filter' as const, filter }, columns, sort }
        const queried = { store, cache: new QueryCache() }
        const page = (offset: number) =>
          tableRows(queried, { ...ask, offset, limit: Math.min(PAGE, limit - offset) }, signal)
        const first = await page(0)
        terminal.progress('')
        if (values['count'] === true) return terminal.print(String(first.total))
        const print =
          values['json'] === true ? jsonPrinter : values['csv'] === true ? csvPrinter : textPrinter
        const { rows, end } = print(terminal, headOf(of, columns), {
          of,
          total: first.total,
          shown: Math.min(limit, first.total),
        })
        const cells = (row: TableRow) => cellsOf(store, of, row)
        rows(first.rows.map(cells))
        for (let at = first.rows.length; at < Math.min(limit, first.total); at += PAGE) {
          rows((await page(at)).rows.map(cells))
        }
        end()
      }),
    )
  },
}

/** Fields to print: those that were named, else every attribute and, of nodes, the degree. */
function columnsOf(store: GraphStore, of: Of, named: unknown): string[] {
  if (typeof named === 'string') return named.split(',').map((name) => knownName(store, of, name.trim()))
  const attributes = fieldsIn(store, of, new Map()).filter(
    ({ builtIn, origin }) => !builtIn && origin !== 'id',
  )
  const builtIn = of === 'nodes' ? ['kind', 'degree'] : ['kind']
  return [...builtIn, ...attributes.map(({ field }) => field)]
}

/** The field that a person wrote, with or without quotes. */
function knownName(store: GraphStore, of: Of, name: string): string {
  const fields = fieldsIn(store, of, new Map())
  const found = fields.find(({ field }) => field === name) ?? fields.find((each) => each.name === name)
  if (found) return found.field
  throw new UsageError(
    `No ${of.slice(0, -1)} has “${name}”. There are: ${fields.map((each) => each.name).join(', ')}.`,
  )
}

function headOf(of: Of, columns: readonly string[]): string[] {
  return [
    ...(of === 'nodes' ? ['id'] : ['source', 'target']),
    ...columns.map((column) => column.replaceAll('"', '')),
  ]
}

function cellsOf(store: GraphStore, of: Of, { index, values }: TableRow): WireValue[] {
  const id = (node: number) => toWire(idOf(store, node))
  return [
    ...(of === 'nodes' ? [id(index)] : [id(store.sourceOf(index)), id(store.targetOf(index))]),
    ...values,
  ]
}
