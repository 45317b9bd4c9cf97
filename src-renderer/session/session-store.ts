import { create } from 'zustand'
import type { FileCard, FoundSession } from '../../src-shared/contract/app-calls.ts'

export type SessionState = {
  /** The session of the file that is being opened, until its work is shown. */
  readonly found: FoundSession | null
  /** A session file whose dataset has to be found: the next file that is opened is taken for it. */
  readonly waiting: FileCard | null
  /** When the work was last kept, in ms since 1970; `null` while nothing was done. */
  readonly keptAt: number | null
}

export const useSession = create<SessionState>(() => ({ found: null, waiting: null, keptAt: null }))
