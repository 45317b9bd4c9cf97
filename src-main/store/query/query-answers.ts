import type { Answers } from '../../../src-shared/contract/calls.ts'
import { fail } from '../../../src-shared/contract/failure.ts'
import type { queryCalls } from '../../../src-shared/contract/queries.ts'
import { inSlices } from '../analysis/slices.ts'
import { attributeSummary } from './attribute-summary.ts'
import { commonNeighbours } from './common-neighbours.ts'
import { componentsSummary, type Queried } from './components.ts'
import { egoNetwork } from './ego-network.ts'
import { fieldsIn } from './fields.ts'
import { filterAmong, filterCount } from './filter-count.ts'
import { shortestPaths } from './paths/shortest-paths.ts'
import { filterEdges, filterNodes } from './sample.ts'
import { tableRows } from './table-rows.ts'

/** Answers about filters, tables, summaries and paths. Long ones run in slices and end when they are cancelled. */
export function queryAnswers(
  current: () => Queried & { readonly kept: { has(name: string): boolean } },
): Answers<typeof queryCalls> {
  const knownNodes = (nodes: readonly number[]) => {
    const { nodeCount } = current().store
    const beyond = nodes.find((node) => node >= nodeCount)
    if (beyond !== undefined)
      fail('bad-call', `There is no node number ${beyond}: the graph has ${nodeCount} nodes.`)
  }
  return {
    fields: ({ of }) => ({ fields: fieldsIn(current().store, of, current().kept) }),
    filterCount: (ask, { signal }) => filterCount(current(), ask, signal),
    filterNodes: (ask, { signal }) => filterNodes(current(), ask, signal),
    filterEdges: (ask, { signal }) => filterEdges(current(), ask, signal),
    filterAmong: (ask, { signal }) => filterAmong(current(), ask, signal),
    attributeSummary: (ask, { signal }) => attributeSummary(current(), ask, signal),
    componentsSummary: ({ top }, { signal }) => componentsSummary(current(), top, signal),
    egoNetwork: (ask, { signal }) => {
      knownNodes(ask.nodes)
      return inSlices(egoNetwork(current().store, ask), signal)
    },
    commonNeighbours: (ask, { signal }) => {
      knownNodes(ask.nodes)
      return inSlices(commonNeighbours(current().store, ask), signal)
    },
    shortestPaths: (ask, { signal }) => {
      knownNodes([ask.from, ask.to])
      return inSlices(shortestPaths(current().store, ask), signal)
    },
    tableRows: (ask, { signal }) => tableRows(current(), ask, signal),
  }
}
