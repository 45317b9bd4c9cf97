import { useEffect, useState } from 'react'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'

export type Answer<T> =
  | { readonly at: 'waiting' }
  | { readonly at: 'there'; readonly value: T }
  | { readonly at: 'failed'; readonly failure: Failure }

/**
 * The answer to a question that `key` stands for: asked anew when the key changes, and given up when it is no
 * longer wanted. The former answer stays until the next one comes.
 */
export function useAnswer<T>(key: string, ask: (signal: AbortSignal) => Promise<T>): Answer<T> {
  const [answer, setAnswer] = useState<Answer<T>>({ at: 'waiting' })
  useEffect(() => {
    const by = new AbortController()
    const settle = (next: Answer<T>) => {
      if (!by.signal.aborted) setAnswer(next)
    }
    const fetch = async () => {
      try {
        settle({ at: 'there', value: await ask(by.signal) })
      } catch (thrown) {
        settle({ at: 'failed', failure: failureOf(thrown) })
      }
    }
    void fetch()
    return () => by.abort()
    // the key says all that the question depends on
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [key])
  return answer
}
