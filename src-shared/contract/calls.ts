import type * as v from 'valibot'

/**
 * One call: what goes in, what comes out, what may be told on the way. Everything that crosses a process
 * boundary is declared like this, and parsed by these schemas where it enters a process.
 */
export type CallSpec = {
  readonly params: v.GenericSchema
  readonly result: v.GenericSchema
  readonly progress?: v.GenericSchema
  /**
   * How long an answer may take before the caller is told `timed-out`, in ms; absent means no limit, for
   * calls that show progress and can be cancelled.
   */
  readonly deadlineMs?: number
}
export type CallTable = { readonly [name: string]: CallSpec }

export type ParamsOf<S extends CallSpec> = v.InferOutput<S['params']>
export type ResultOf<S extends CallSpec> = v.InferOutput<S['result']>
export type ProgressOf<S extends CallSpec> = S['progress'] extends v.GenericSchema
  ? v.InferOutput<S['progress']>
  : never

export type CallOptions<P> = { signal?: AbortSignal; onProgress?: (progress: P) => void }

/** What a caller sees of a table: a method a call. */
export type Callable<T extends CallTable> = {
  readonly [N in keyof T]: (
    params: ParamsOf<T[N]>,
    options?: CallOptions<ProgressOf<T[N]>>,
  ) => Promise<ResultOf<T[N]>>
}

export type AnswerContext<P> = { signal: AbortSignal; progress: (progress: P) => void }

/** What the answering side implements. */
export type Answers<T extends CallTable> = {
  readonly [N in keyof T]: (
    params: ParamsOf<T[N]>,
    context: AnswerContext<ProgressOf<T[N]>>,
  ) => Promise<ResultOf<T[N]>> | ResultOf<T[N]>
}
