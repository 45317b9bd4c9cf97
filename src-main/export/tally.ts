/** What was written, and what a format could not take; whoever writes counts. */
export type Tally = { nodes: number; edges: number; replacedCharacters: number; blobsLeftOut: number }

export function newTally(): Tally {
  return { nodes: 0, edges: 0, replacedCharacters: 0, blobsLeftOut: 0 }
}
