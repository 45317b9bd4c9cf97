import { FailureError } from '../../src-shared/contract/failure.ts'
import { UsageError } from './command.ts'

/** Runs `work`; a filter that it finds wrong becomes a usage error that points at the place. */
export async function refusingFilters<T>(filters: readonly string[], work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof FailureError) || error.failure.code !== 'bad-filter') throw error
    const { detail, from, to, value } = error.failure
    // of two filters, the one that holds at the place what the failure quotes
    const text = filters.find((each) => value === undefined || each.slice(from, to) === value) ?? ''
    const mark = `${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))}`
    throw new UsageError(`${detail}\n  ${text}\n  ${mark}\n`, { cause: error })
  }
}
