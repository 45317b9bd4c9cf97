/** There is no record of that number. Valid numbers are integers from 0 to the store's length, exclusive. */
export class RecordRangeError extends RangeError {
  override readonly name = 'RecordRangeError'
  constructor(layout: string, index: number, length: number) {
    super(
      `there is no '${layout}' record ${index} (records: ${length === 0 ? 'none' : `0 to ${length - 1}`})`,
    )
  }
}
