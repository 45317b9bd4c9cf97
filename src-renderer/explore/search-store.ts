import { create } from 'zustand'
import type { SearchHit } from '../../src-shared/contract/graph.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { store } from '../graph/view-actions.ts'
import { notifyFailure } from '../ui/notice-store.ts'

export type SearchState = {
  readonly text: string
  readonly hits: readonly SearchHit[]
  readonly more: boolean
  readonly status: 'idle' | 'searching' | 'done'
  /** Which hit Enter takes. */
  readonly active: number
}

const idle: SearchState = { text: '', hits: [], more: false, status: 'idle', active: 0 }

/** What is searched for and what was found; hits of the former text stay until the next ones come. */
export const useSearch = create<SearchState>(() => idle)

/** A pause in typing that ends a word, about; shorter ones would search for every letter. */
const debounceMs = 120
/** What fits below the box without scrolling; more typing is quicker than more scrolling. */
const hitLimit = 10

let waiting: ReturnType<typeof setTimeout> | undefined
let running: AbortController | undefined

/** Searches for `text` after a pause in typing; the search before it is given up. */
export function searchFor(text: string): void {
  clearTimeout(waiting)
  running?.abort()
  if (text.trim() === '') {
    useSearch.setState({ ...idle, text })
    return
  }
  useSearch.setState({ text, status: 'searching' })
  waiting = setTimeout(() => void search(text.trim()), debounceMs)
}

/** Moves to the next hit, or the one before, around the ends. */
export function moveActive(step: number): void {
  useSearch.setState(({ hits, active }) => ({
    active: (active + step + hits.length) % Math.max(1, hits.length),
  }))
}

export function clearSearch(): void {
  searchFor('')
}

async function search(text: string): Promise<void> {
  const by = new AbortController()
  running = by
  try {
    const { hits, more } = await store().search({ text, limit: hitLimit }, { signal: by.signal })
    if (running === by) useSearch.setState({ hits, more, status: 'done', active: 0 })
  } catch (thrown) {
    if (running !== by) return
    useSearch.setState({ hits: [], more: false, status: 'done', active: 0 })
    notifyFailure(failureOf(thrown))
  }
}
