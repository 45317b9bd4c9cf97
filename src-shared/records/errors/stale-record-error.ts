/**
 * A record was taken with `at` before its store was compacted, which numbers records anew. Take it again, or
 * hold it by `handle`, which follows its record.
 */
export class StaleRecordError extends Error {
  override readonly name = 'StaleRecordError'
  constructor(layout: string, index: number) {
    super(
      `'${layout}' record ${index} was taken before the store was compacted; take it again or use a handle`,
    )
  }
}
