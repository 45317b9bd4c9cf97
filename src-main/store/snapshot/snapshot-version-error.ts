/** The snapshot was written by another version of its format. Load the dataset itself: that writes a new one. */
export class SnapshotVersionError extends Error {
  override readonly name = 'SnapshotVersionError'
  readonly found: number
  constructor(path: string, found: number, known: number) {
    super(`${path} is a snapshot of version ${found}; this program reads version ${known}`)
    this.found = found
  }
}
