import * as v from 'valibot'
import { appCalls, appEvents, type AppEvents, type FileCard } from '../../src-shared/contract/app-calls.ts'
import { Caller, parseMessage } from '../../src-shared/contract/caller.ts'
import type { Callable, CallOptions, CallTable } from '../../src-shared/contract/calls.ts'
import { cardIn } from '../../src-shared/contract/dropped-file.ts'
import { FailureError, failureOf } from '../../src-shared/contract/failure.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { storeCalls } from '../../src-shared/contract/store-calls.ts'
import type { Message } from '../../src-shared/contract/wire.ts'
import type { Transport, Unsubscribe, UploadProgress } from './transport.ts'
import type { WindowHost } from './window-host.ts'

// soon after a hiccup, then seldom enough to cost nothing
const RETRY_AFTER_MS = [250, 500, 1_000, 2_000, 5_000]

/** A `Transport` over the links of a host: one at a time, the next when one is lost. */
export class ConnectedTransport implements Transport {
  readonly app = this.#callable(appCalls, 'app')
  readonly #host: WindowHost
  readonly #events = new Map<string, Set<(payload: never) => void>>()
  readonly #disconnected = new Set<(why: string) => void>()
  readonly #reconnected = new Set<() => void>()
  readonly #stores = new Map<Mode, Callable<typeof storeCalls>>()
  #caller: Caller | undefined

  constructor(host: WindowHost) {
    this.#host = host
  }

  /** Opens the link; before that, and whenever it is lost, calls fail with `disconnected`. */
  async connect(): Promise<void> {
    const link = await this.#host.openLink()
    const caller = new Caller(link)
    link.onMessage((raw) => {
      const message = parseMessage(raw)
      if (message && !caller.receive(message)) this.#take(message)
    })
    link.onClose((why) => this.#lost(why))
    this.#caller = caller
  }

  store(mode: Mode): Callable<typeof storeCalls> {
    const known = this.#stores.get(mode) ?? this.#callable(storeCalls, mode)
    this.#stores.set(mode, known)
    return known
  }

  on<N extends keyof AppEvents>(name: N, listener: (payload: AppEvents[N]) => void): Unsubscribe {
    const listeners = this.#events.get(name) ?? new Set()
    this.#events.set(name, listeners)
    return subscribe(listeners, listener)
  }

  async fileCardFor(file: File, options: CallOptions<UploadProgress> = {}): Promise<FileCard> {
    return cardIn(await this.#host.fileCardFor(file, options))
  }

  onDisconnected(listener: (why: string) => void): Unsubscribe {
    return subscribe(this.#disconnected, listener)
  }

  onReconnected(listener: () => void): Unsubscribe {
    return subscribe(this.#reconnected, listener)
  }

  /** Methods that go over whichever link there is when they are called. */
  #callable<T extends CallTable>(table: T, to: string): Callable<T> {
    const methods = Object.entries(table).map(([name, spec]) => [
      name,
      (params: unknown, options?: CallOptions<never>) =>
        this.#caller?.call(to, name, spec, params, options) ?? notConnected(),
    ])
    return Object.fromEntries(methods) as Callable<T>
  }

  #take(message: Message): void {
    if (message.kind !== 'event' || !Object.hasOwn(appEvents, message.name)) return
    const parsed = v.safeParse(appEvents[message.name as keyof AppEvents], message.payload)
    if (!parsed.success) return
    for (const listener of this.#events.get(message.name) ?? []) listener(parsed.output as never)
  }

  #lost(why: string): void {
    this.#caller = undefined
    for (const listener of this.#disconnected) listener(why)
    void this.#reconnect(0)
  }

  async #reconnect(attempt: number): Promise<void> {
    const afterMs = RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length - 1)]
    await new Promise((resolve) => setTimeout(resolve, afterMs))
    try {
      await this.connect()
    } catch (error) {
      if (this.#host.mayRetry(error)) return this.#reconnect(attempt + 1)
      for (const listener of this.#disconnected) listener(failureOf(error).detail)
      return
    }
    for (const listener of this.#reconnected) listener()
  }
}

function notConnected(): Promise<never> {
  return Promise.reject(
    new FailureError({ code: 'disconnected', detail: 'There is no connection to the app.' }),
  )
}

function subscribe<L>(listeners: Set<L>, listener: L): Unsubscribe {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
