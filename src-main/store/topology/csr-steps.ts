import type { IncomingSteps } from './incoming-steps.ts'
import type { OutgoingSteps } from './outgoing-steps.ts'

/** What workers do to build an adjacency, step by step. */
export type CsrSteps = OutgoingSteps & IncomingSteps

export type Share = { from: number; to: number }

/** Edges spread over buckets of nodes, in the order of the source within each. */
export type Spread = {
  /** The node that an edge is sorted by, counted from the start of its bucket. */
  lows: Uint16Array
  /** What else has to be known of it: the raw edge of an outgoing one, the source of an incoming one. */
  tags: Uint32Array
}

/** The same numbers as signed ones: `NONE` and `ABSENT` are then below 0, which is the cheapest test there is. */
export function signed({ buffer, byteOffset, length }: Uint32Array): Int32Array {
  return new Int32Array(buffer, byteOffset, length)
}
