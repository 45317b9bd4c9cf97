import type { Failure } from '../../src-shared/contract/failure.ts'
import type { HeapReport } from '../../src-shared/contract/memory.ts'
import type { Exit } from './spawn.ts'

const GIB = 2 ** 30

/** What was known of a process when it ended. */
export type LastKnown = { readonly heap: HeapReport | undefined; readonly rowsDone: number }

/** The failure of everything that waited for a process which ended unasked, its cause in words. */
export function deathFailure(exit: Exit, known: LastKnown): Failure {
  const cause = causeOfDeath(exit, known)
  if (ranOutOfHeap(exit, known)) {
    const limitBytes = known.heap?.heapLimitBytes ?? 0
    return { code: 'out-of-memory', detail: `${cause}.`, loaded: known.rowsDone, limitBytes }
  }
  return { code: 'store-died', cause, detail: `The store process ended: ${cause}.` }
}

/** Why a process ended, as part of a sentence. */
export function causeOfDeath(exit: Exit, known: LastKnown): string {
  if (ranOutOfHeap(exit, known)) {
    const limit = known.heap && ` of ${(known.heap.heapLimitBytes / GIB).toFixed(1)} GiB`
    return `the store ran out of its JavaScript heap${limit ?? ''}`
  }
  if (exit.signal === 'SIGKILL') {
    return 'it was killed by another program, or by the system because memory ran out (SIGKILL)'
  }
  const lastLine = exit.lastWords.trim().split('\n').at(-1)
  const words = lastLine ? `, its last words "${lastLine.slice(0, 200)}"` : ''
  if (exit.signal) return `it was ended by ${exit.signal}${words}`
  return `it ended by itself with exit code ${exit.code ?? 'unknown'}${words}`
}

function ranOutOfHeap({ signal, lastWords }: Exit, { heap }: LastKnown): boolean {
  // what V8 writes before it aborts, in every version so far: v8/src/api/api.cc, `FatalProcessOutOfMemory`
  if (lastWords.includes('JavaScript heap out of memory')) return true
  // where last words are not to be had: V8 aborted, and a quarter of a second before the heap was nearly full
  const aborted = signal !== null && abortSignals.includes(signal)
  return aborted && heap !== undefined && heap.heapUsedBytes > NEARLY_FULL * heap.heapLimitBytes
}

// how V8's fatal errors end a process, by system and build
const abortSignals = ['SIGABRT', 'SIGTRAP', 'SIGILL']
// guess: between two reports a load adds less than a fifth of Electron's 4 GiB
const NEARLY_FULL = 0.8
