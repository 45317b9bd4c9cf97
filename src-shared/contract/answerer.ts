import * as v from 'valibot'
import { failureOf, type Failure } from './failure.ts'
import { issueText } from './caller.ts'
import type { AnswerContext, Answers, CallSpec, CallTable } from './calls.ts'
import type { Link, Message } from './wire.ts'

type AnyAnswer = (params: unknown, context: AnswerContext<unknown>) => unknown

/**
 * The answering end of a link: parses parameters, runs the answer, sends exactly one result or failure a
 * call unless it was cancelled. When the link closes, every running answer is told by its signal.
 */
export class Answerer {
  readonly #link: Link
  readonly #running = new Map<number, AbortController>()
  readonly #find: (to: string, name: string) => { spec: CallSpec; answer: AnyAnswer } | undefined

  /** `find` gives the declaration and the implementation of a call, by who is asked and its name. */
  constructor(
    link: Link,
    find: (to: string, name: string) => { spec: CallSpec; answer: AnyAnswer } | undefined,
  ) {
    this.#link = link
    this.#find = find
    link.onClose(() => {
      for (const controller of this.#running.values()) controller.abort()
      this.#running.clear()
    })
  }

  /** Takes a message if it is a call or a cancellation; `false` leaves it to others on the link. */
  receive(message: Message): boolean {
    if (message.kind === 'cancel') {
      this.#running.get(message.id)?.abort()
      this.#running.delete(message.id)
      return true
    }
    if (message.kind !== 'call') return false
    void this.#answer(message)
    return true
  }

  async #answer({ id, to, name, params }: Message & { kind: 'call' }): Promise<void> {
    const found = this.#find(to, name)
    if (!found)
      return this.#failed(id, { code: 'bad-call', detail: `There is no call "${name}" to "${to}".` })
    const parsed = v.safeParse(found.spec.params, params)
    if (!parsed.success) {
      return this.#failed(id, { code: 'bad-call', detail: `Call "${name}": ${issueText(parsed.issues)}` })
    }
    const controller = new AbortController()
    this.#running.set(id, controller)
    const progress = (value: unknown) => {
      if (this.#running.has(id)) this.#link.send({ kind: 'progress', id, progress: value })
    }
    try {
      const result = await found.answer(parsed.output, { signal: controller.signal, progress })
      if (this.#running.delete(id)) this.#link.send({ kind: 'result', id, result })
    } catch (thrown) {
      if (this.#running.delete(id)) this.#failed(id, failureOf(thrown))
    }
  }

  #failed(id: number, failure: Failure): void {
    this.#link.send({ kind: 'failed', id, failure })
  }
}

/** A finder over one table whose calls are all addressed to `to`. */
export function answersTo<T extends CallTable>(to: string, table: T, answers: Answers<T>) {
  return (asked: string, name: string) => {
    if (asked !== to || !Object.hasOwn(table, name)) return undefined
    return { spec: table[name] as CallSpec, answer: answers[name] as AnyAnswer }
  }
}
