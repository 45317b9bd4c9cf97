import { create } from 'zustand'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'
import type { Of } from '../../src-shared/contract/queries.ts'
import { problemsOf } from '../../src-shared/filter/check.ts'
import { FilterSyntaxError, type FilterProblem } from '../../src-shared/filter/filter-error.ts'
import { everything, type Filter } from '../../src-shared/filter/filter.ts'
import { parseFilter } from '../../src-shared/filter/parse.ts'
import { printFilter } from '../../src-shared/filter/print.ts'
import type { FilterSchema } from '../../src-shared/filter/schema.ts'
import { store } from '../graph/view-actions.ts'
import { currentView } from '../graph/view-store.ts'

export type FilterCount = {
  readonly matched: number
  readonly total: number
  readonly kinds: readonly { readonly name: string; readonly matched: number; readonly total: number }[]
}

export type FilterState = {
  readonly of: Of
  /** The filter as it is written; everything else follows from it. */
  readonly text: string
  /** What the text says; of a text that cannot be read what it said last. */
  readonly filter: Filter
  /** The first thing wrong with the text. */
  readonly problem: FilterProblem | null
  /** How many pass; stays while the next count is on its way. */
  readonly count: FilterCount | null
  readonly isCounting: boolean
  readonly failure: Failure | null
}

export const useFilter = create<FilterState>(() => ({
  of: 'nodes',
  text: '',
  filter: everything,
  problem: null,
  count: null,
  isCounting: false,
  failure: null,
}))

/** A pause in typing after which it is worth counting. */
const debounceMs = 200

let waiting: ReturnType<typeof setTimeout> | undefined
let running: AbortController | undefined

/** Takes the text of a filter, checks it against what can be named, and counts what passes in a moment. */
export function writeFilter(text: string, schema: FilterSchema): void {
  clearTimeout(waiting)
  running?.abort()
  const read = readFilter(text, schema)
  useFilter.setState(({ filter }) => ({ text, filter, failure: null, isCounting: false, ...read }))
  if (read.problem || text.trim() === '') {
    useFilter.setState({ count: null })
    return
  }
  useFilter.setState({ isCounting: true })
  waiting = setTimeout(() => void count(), debounceMs)
}

/** Checks the text again when it has become known what can be named, as when it was written before. */
export function recheckFilter(schema: FilterSchema): void {
  const { text, problem } = useFilter.getState()
  if (text !== '' && (problem ?? readFilter(text, schema).problem) !== null) writeFilter(text, schema)
}

/** Takes a filter that was put together by its parts. */
export function putFilter(filter: Filter, schema: FilterSchema): void {
  writeFilter(printFilter(filter), schema)
}

/** Filters on nodes and on edges name different things, so changing between them starts anew. */
export function filterOf(of: Of): void {
  clearTimeout(waiting)
  running?.abort()
  useFilter.setState({
    of,
    text: '',
    filter: everything,
    problem: null,
    count: null,
    isCounting: false,
    failure: null,
  })
}

function readFilter(text: string, schema: FilterSchema): { filter?: Filter; problem: FilterProblem | null } {
  try {
    const filter = parseFilter(text)
    return { filter, problem: problemsOf(filter, schema)[0] ?? null }
  } catch (error) {
    if (error instanceof FilterSyntaxError) return { problem: { message: error.message, at: error.at } }
    throw error
  }
}

async function count(): Promise<void> {
  const by = new AbortController()
  running = by
  const { of, text } = useFilter.getState()
  try {
    const found = await store().filterCount(
      { of, filter: text, sets: currentView().sets },
      { signal: by.signal },
    )
    if (running === by) useFilter.setState({ count: found, isCounting: false })
  } catch (thrown) {
    if (running !== by) return
    const failure = failureOf(thrown)
    useFilter.setState({
      isCounting: false,
      count: null,
      ...(failure.code === 'bad-filter'
        ? { problem: { message: failure.detail, at: { from: failure.from, to: failure.to } } }
        : { failure: failure.code === 'cancelled' ? null : failure }),
    })
  }
}
