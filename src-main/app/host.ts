import type { WatchedProcess } from '../supervisor/memory-watch.ts'
import type { ReadRss } from '../supervisor/rss.ts'
import type { Spawn } from '../supervisor/spawn.ts'

/** What differs between Electron and the web host, as far as the app sees it. */
export type Host = {
  readonly name: 'electron' | 'web'
  /** Where settings, recents and the sample live. */
  readonly dataDir: string
  readonly spawn: Spawn
  readonly readRss: ReadRss
  /** The processes of windows, where the host knows them. */
  windows(): readonly WatchedProcess[]
  /** The system's dialogs, where there are any: each gives a path, or `null` when the person backs out. */
  readonly dialogs?: {
    chooseOpen(): Promise<string | null>
    chooseSave(suggestedName: string): Promise<string | null>
  }
  /** Files for a browser to fetch, where the window is one. */
  readonly downloads?: {
    /** A path for a new file of that name. */
    place(name: string): Promise<string>
    /** Where the page may fetch the file once; `null` for a path that `place` did not give. */
    offer(path: string): string | null
  }
  /** The folder that may be browsed, where there are no dialogs. */
  readonly servedFolder?: string
  /** The file named on the command line. */
  readonly firstFile?: string
}
