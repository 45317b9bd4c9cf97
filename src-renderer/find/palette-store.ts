import { create } from 'zustand'
import type { SearchHit } from '../../src-shared/contract/graph.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { isGraphOpen } from '../dataset/dataset-store.ts'
import { store } from '../graph/view-actions.ts'
import { notifyFailure } from '../ui/notice-store.ts'
import { readQuery, type PaletteQuery } from './palette-query.ts'

export type PaletteState = {
  /** As typed. */
  readonly text: string
  readonly query: PaletteQuery
  readonly hits: readonly SearchHit[]
  readonly more: boolean
  readonly status: 'idle' | 'searching' | 'done'
  /** Key of the row that Enter takes; `null` is the first. */
  readonly active: string | null
}

const idle: PaletteState = {
  text: '',
  query: readQuery(''),
  hits: [],
  more: false,
  status: 'idle',
  active: null,
}

/** What is looked for and the nodes that were found; hits of the former text stay until the next ones come. */
export const usePalette = create<PaletteState>(() => idle)

/**
 * Keys of one stroke of several come closer than this; a search that the next key overtakes is given up within a slice
 * of the store's. First results are to be there within 100 ms, of which a million nodes take some 20.
 */
const debounceMs = 40
/** What fits below the box without scrolling; more typing is quicker than more scrolling. */
const hitLimit = 10

let waiting: ReturnType<typeof setTimeout> | undefined
let running: AbortController | undefined

/** Searches nodes for what was typed after a pause in typing; the search before it is given up. */
export function lookFor(text: string): void {
  clearTimeout(waiting)
  running?.abort()
  const query = readQuery(text)
  if (query.text === '' || query.commandsOnly || !isGraphOpen()) {
    usePalette.setState({ ...idle, text, query })
    return
  }
  usePalette.setState({ text, query, status: 'searching', active: null })
  waiting = setTimeout(() => void search(query), debounceMs)
}

async function search({ text, match }: PaletteQuery): Promise<void> {
  const by = new AbortController()
  running = by
  try {
    const { hits, more } = await store().search({ text, match, limit: hitLimit }, { signal: by.signal })
    if (running === by) usePalette.setState({ hits, more, status: 'done' })
  } catch (thrown) {
    if (running !== by) return
    usePalette.setState({ hits: [], more: false, status: 'done' })
    notifyFailure(failureOf(thrown))
  }
}
