import { useEffect, useReducer, useState } from 'react'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'
import type { Of, TableSource } from '../../src-shared/contract/queries.ts'
import { store } from '../graph/view-actions.ts'
import { RowPages } from './row-pages.ts'
import type { Sort } from './table-store.ts'

export type RowsAsked = {
  readonly of: Of
  readonly rows: TableSource
  readonly columns: readonly string[]
  readonly sort: Sort | null
  /** Changes when the same question has another answer: after edits, or in another mode. */
  readonly version: string
}

/** The rows that a table shows, fetched as they come into sight. */
export function useRows(asked: RowsAsked | null): { pages: RowPages | null; failure: Failure | null } {
  const [, changed] = useReducer((count: number) => count + 1, 0)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [pages, setPages] = useState<RowPages | null>(null)
  const key = asked && JSON.stringify(asked)
  useEffect(() => {
    if (!asked) return undefined
    const { of, rows, columns, sort } = asked
    setFailure(null)
    const made = new RowPages(
      (offset, limit, signal) =>
        store().tableRows(
          { of, rows, columns: [...columns], ...(sort && { sort }), offset, limit },
          { signal },
        ),
      changed,
      (thrown) => setFailure(failureOf(thrown)),
    )
    made.show(0, 1)
    setPages(made)
    return () => made.stop()
    // the key says all that the question depends on
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return { pages, failure }
}
