import type { Edit } from '../../src-shared/contract/session.ts'
import { emptyView, type View } from './view.ts'

/** What an analyst has made of an open dataset: what undo goes through, and what a session keeps. */
export type Work = {
  readonly view: View
  /** In the order they were made: what a slot is kept as depends on the values before it. */
  readonly edits: readonly Edit[]
}

export const noWork: Work = { view: emptyView, edits: [] }
