/** The file does not begin as a snapshot does: it is something else. Choose another file. */
export class NotASnapshotError extends Error {
  override readonly name = 'NotASnapshotError'
  constructor(path: string) {
    super(`${path} is not a snapshot`)
  }
}
