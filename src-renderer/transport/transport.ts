import type { Callable, CallOptions } from '../../src-shared/contract/calls.ts'
import type { appCalls, AppEvents, FileCard } from '../../src-shared/contract/app-calls.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import type { storeCalls } from '../../src-shared/contract/store-calls.ts'

export type UploadProgress = { readonly bytesDone: number; readonly bytesTotal: number }

/** Ends what it came from. */
export type Unsubscribe = () => void

/**
 * The window's only way out, the same on every host. Calls made while there is no connection fail at once
 * with `disconnected`, as do those that wait when it is lost; nothing is repeated by itself.
 */
export type Transport = {
  /** What the window asks of the app. */
  readonly app: Callable<typeof appCalls>
  /** What it asks of the store that holds `mode`; `no-store` when nothing is loaded in that mode. */
  store(mode: Mode): Callable<typeof storeCalls>
  on<N extends keyof AppEvents>(name: N, listener: (payload: AppEvents[N]) => void): Unsubscribe
  /**
   * A ticket for a file that a person dropped or chose with an `<input type="file">`. Where the app can
   * read the file in place there is no progress; elsewhere it is sent over, and aborting stops that.
   */
  fileCardFor(file: File, options?: CallOptions<UploadProgress>): Promise<FileCard>
  /** The way to the app was lost, with a sentence on why. The transport then tries to get it back. */
  onDisconnected(listener: (why: string) => void): Unsubscribe
  /** The connection is back. Stores live on in the app: fetch `memoryHistory` and go on. */
  onReconnected(listener: () => void): Unsubscribe
}
