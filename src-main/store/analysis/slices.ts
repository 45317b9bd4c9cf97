import { fail } from '../../../src-shared/contract/failure.ts'

/** Short enough that a cancel is heard, and a question answered, within a tenth of a second. */
const SLICE_MS = 30

/** Runs a generator to its end in slices, between which the process answers others. Fails with `cancelled`. */
export async function inSlices<T>(steps: Generator<void, T>, signal?: AbortSignal): Promise<T> {
  let until = performance.now() + SLICE_MS
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    if (performance.now() < until) continue
    await new Promise((resolve) => setImmediate(resolve))
    if (signal?.aborted === true) fail('cancelled', 'The analysis was cancelled.')
    until = performance.now() + SLICE_MS
  }
}

/** The same in one go, for what is known to be short. */
export function atOnce<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
