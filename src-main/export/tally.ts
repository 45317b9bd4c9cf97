/** What was written, and what a format could not take. */
export class Tally {
  nodes = 0
  edges = 0
  replacedCharacters = 0
  blobsLeftOut = 0
}
