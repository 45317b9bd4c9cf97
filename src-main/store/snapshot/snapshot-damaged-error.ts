/**
 * The snapshot is cut short, or its bytes are not those that were written. Delete it and load the dataset
 * itself: that writes a new one.
 */
export class SnapshotDamagedError extends Error {
  override readonly name = 'SnapshotDamagedError'
  constructor(path: string, what: string) {
    super(`${path} is damaged: ${what}`)
  }
}
