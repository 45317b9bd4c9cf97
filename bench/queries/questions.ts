import type { storeCalls } from '../../src-shared/contract/store-calls.ts'

/** Where questions take their words and nodes from. */
export type Draw = { below(limit: number): number; node(): number; label(): string }

export type Question = {
  what: string
  /** Nothing that was worked out before may help. */
  fresh: boolean
  call: keyof typeof storeCalls
  params: () => object
  /** Asked at most so often: seconds go by each time. */
  timesMost?: number
  /** Nodes that an answer must hold to be counted: a drawn node may lie in a part of a few. */
  holds?: number
}

/** Those that are to be answered within a time, see `report.ts`. */
export const targets = [
  'search first results',
  'ego network of 1,000 nodes',
  'filter count over two attributes',
  'top 100 by degree',
]

const byDegree = { by: 'field', field: 'degree', descending: true } as const

/** What an analyst asks of a generated graph, other words and nodes each time. */
export function questionsOf(draw: Draw): Question[] {
  const letters = (length: number) => {
    const name = draw.label()
    const from = draw.below(Math.max(1, name.length - length))
    return name.slice(from, from + length)
  }
  const value = () => Math.floor(Math.exp(draw.below(1000) / 72))
  // a category and a number, or a number and a date, which no column holds twice
  const twoAttributes = () =>
    draw.below(2) === 0
      ? `category = company and value > ${value()}`
      : `score < ${draw.below(100)} and created >= ${2015 + draw.below(10)}`
  return [
    {
      // three letters at least, as after two keys nobody has stopped typing
      what: 'search first results',
      fresh: true,
      call: 'search',
      params: () => ({ text: letters(3 + draw.below(4)), limit: 20 }),
    },
    {
      what: 'ego network of 1,000 nodes',
      fresh: true,
      call: 'egoNetwork',
      params: () => ({ nodes: [draw.node()], depth: 4, direction: 'both', limit: 1000, edgeLimit: 3000 }),
      holds: 1000,
    },
    {
      what: 'filter count over two attributes',
      fresh: true,
      call: 'filterCount',
      params: () => ({ of: 'nodes', filter: twoAttributes() }),
    },
    {
      what: 'top 100 by degree',
      fresh: true,
      call: 'filterNodes',
      params: () => ({ filter: '', order: byDegree, limit: 100, edgeLimit: 0 }),
      holds: 100,
    },
    {
      what: 'filter count, label contains',
      fresh: true,
      call: 'filterCount',
      params: () => ({ of: 'nodes', filter: `label contains "${letters(4)}"` }),
    },
    {
      what: 'filter count, edges by weight',
      fresh: true,
      call: 'filterCount',
      params: () => ({ of: 'edges', filter: `weight > ${draw.below(10)} and channel = call` }),
    },
    {
      what: '500 of a filter by degree, with edges',
      fresh: true,
      call: 'filterNodes',
      params: () => ({ filter: `value > ${value()}`, order: byDegree, limit: 500, edgeLimit: 2000 }),
    },
    {
      what: 'shortest path',
      fresh: true,
      call: 'shortestPaths',
      params: () => ({ from: draw.node(), to: draw.node(), count: 1, directed: false }),
    },
    {
      what: 'histogram of a number',
      fresh: true,
      call: 'attributeSummary',
      params: () => ({ of: 'nodes', field: 'score', filter: '', bins: 40, values: 20 }),
    },
    {
      what: 'summary of a category',
      fresh: true,
      call: 'attributeSummary',
      params: () => ({ of: 'nodes', field: 'category', filter: '', bins: 40, values: 20 }),
    },
    {
      what: 'table sorted by a number, first page',
      fresh: true,
      call: 'tableRows',
      params: () => table('value', 0),
      timesMost: 5,
    },
    {
      what: 'table sorted by a text, first page',
      fresh: true,
      call: 'tableRows',
      params: () => table('label', 0),
      timesMost: 2,
    },
    {
      what: 'table sorted, a later page',
      fresh: false,
      call: 'tableRows',
      params: () => table('label', draw.below(900_000)),
    },
  ]
}

function table(field: string, offset: number) {
  const columns = ['label', 'category', 'value', 'degree']
  return {
    of: 'nodes',
    rows: { which: 'all' },
    columns,
    sort: { field, descending: true },
    offset,
    limit: 100,
  }
}
