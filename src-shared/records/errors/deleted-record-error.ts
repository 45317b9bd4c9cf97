/** The record was deleted; its number stays empty until the store is compacted. */
export class DeletedRecordError extends Error {
  override readonly name = 'DeletedRecordError'
  constructor(layout: string, index: number) {
    super(`'${layout}' record ${index} was deleted`)
  }
}
