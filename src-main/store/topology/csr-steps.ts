import type { IncomingSteps } from './incoming-steps.ts'
import type { OutgoingSteps } from './outgoing-steps.ts'

/** What workers do to build an adjacency, step by step. */
export type CsrSteps = OutgoingSteps & IncomingSteps

export type Share = { from: number; to: number }

/** Entries spread over buckets of nodes, in the order of the source within each. */
export type Spread = {
  /** The node that an entry is sorted by, counted from the start of its bucket; may become the ranks of incoming rows. */
  lows: Uint16Array
  /** The node at the other end. */
  others: Uint32Array
  /** The raw edge of an outgoing entry, the rank of an incoming one. */
  tags: Uint32Array
}

/** The same numbers as signed ones: `NONE` and `ABSENT` are then below 0, which is the cheapest test there is. */
export function signed({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}
