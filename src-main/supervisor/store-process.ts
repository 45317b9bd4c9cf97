import * as v from 'valibot'
import type { Callable } from '../../src-shared/contract/calls.ts'
import { Caller, parseMessage } from '../../src-shared/contract/caller.ts'
import type { Failure } from '../../src-shared/contract/failure.ts'
import type { HeapReport } from '../../src-shared/contract/memory.ts'
import { processCalls, storeEvents } from '../../src-shared/contract/store-calls.ts'
import { deathFailure } from './death.ts'
import type { Child } from './spawn.ts'

/** A running store process: calls to it, what it last said of its heap, and its end. */
export class StoreProcess {
  readonly caller: Caller
  readonly #child: Child
  readonly #gone: Promise<void>
  #heap: HeapReport | undefined
  #failure: Failure | undefined
  /** Rows that its load has reported, for telling how far it came. */
  rowsDone = 0

  /** `onDeath` hears of an end that nobody here asked for, after waiting calls have failed. */
  constructor(child: Child, onDeath: (failure: Failure) => void = () => {}) {
    this.#child = child
    this.#gone = new Promise((resolve) => {
      child.onExit((exit) => {
        const asked = this.#failure !== undefined
        this.#failure ??= deathFailure(exit, { heap: this.#heap, rowsDone: this.rowsDone })
        const failure = this.#failure
        // the link closes, and with it every waiting call, right after this listener
        queueMicrotask(() => {
          if (!asked) onDeath(failure)
          resolve()
        })
      })
    })
    this.caller = new Caller(child.link, (why) => this.#failure ?? { code: 'internal', detail: why })
    child.link.onMessage((raw) => {
      const message = parseMessage(raw)
      if (!message || this.caller.receive(message)) return
      if (message.kind === 'event' && message.name === 'heap') this.#takeHeap(message.payload)
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  /** The last report; `undefined` until the first. */
  get heap(): HeapReport | undefined {
    return this.#heap
  }

  get process(): Callable<typeof processCalls> {
    return this.caller.callable(processCalls, 'store')
  }

  /** Kills it; calls that wait fail with `cancelled` and `why`. Resolves when the system has its memory back. */
  end(why: string): Promise<void> {
    this.#failure ??= { code: 'cancelled', detail: why }
    this.#child.kill()
    return this.#gone
  }

  #takeHeap(payload: unknown): void {
    const parsed = v.safeParse(storeEvents.heap, payload)
    if (parsed.success) this.#heap = parsed.output
  }
}
