import type { CallOptions } from '../../src-shared/contract/calls.ts'
import type { Link } from '../../src-shared/contract/wire.ts'
import type { UploadProgress } from './transport.ts'

/** What a window's host must offer for a `Transport` to stand on. */
export type WindowHost = {
  /** A fresh link; rejects with a `FailureError` when there can be none now. */
  openLink(): Promise<Link>
  /** Whether trying again can help after `openLink` has rejected. */
  mayRetry(error: unknown): boolean
  /** An unparsed `FileCardAnswer`. */
  fileCardFor(file: File, options: CallOptions<UploadProgress>): Promise<unknown>
}
