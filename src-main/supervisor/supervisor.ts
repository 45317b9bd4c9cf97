import type { AnswerContext, CallOptions } from '../../src-shared/contract/calls.ts'
import type { ExportDone, ExportProgress, ExportRequest } from '../../src-shared/contract/export.ts'
import type { EventLogProgress, EventLogReport } from '../../src-shared/contract/event-log.ts'
import { fail, type Failure } from '../../src-shared/contract/failure.ts'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { LoadProgress, LoadSummary } from '../../src-shared/contract/load-report.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { storeCalls } from '../../src-shared/contract/store-calls.ts'
import type { WatchedProcess } from './memory-watch.ts'
import type { Spawn } from './spawn.ts'
import { StoreProcess } from './store-process.ts'

// A sane file is inspected in well under a second; this one bounds what a hostile one can take.
const INSPECT_DEADLINE_MS = 60_000

type Slot = { readonly store: StoreProcess; loaded: boolean }

/**
 * Starts, replaces and ends the store processes: one for each mode that is loaded or loading, and
 * short-lived ones for work on files that only killing can stop.
 */
export class Supervisor {
  readonly #spawn: Spawn
  readonly #onDied: (mode: Mode, cause: string) => void
  readonly #slots = new Map<Mode, Slot>()
  readonly #errands = new Set<StoreProcess>()

  /** `onDied` hears of loaded stores that ended by themselves, after waiting calls have failed. */
  constructor(spawn: Spawn, onDied: (mode: Mode, cause: string) => void) {
    this.#spawn = spawn
    this.#onDied = onDied
  }

  /**
   * Loads a file into a new process of its own and ends what the mode held before; that one goes first, so
   * that both need not fit into memory. Aborting ends the process. `snapshot` is where the process may keep
   * what it loaded, to reopen it from.
   */
  async load(
    file: string,
    mode: Mode,
    plan: LoadPlan,
    snapshot: string,
    { signal, progress }: AnswerContext<LoadProgress>,
  ): Promise<LoadSummary> {
    const before = this.#slots.get(mode)
    const store = new StoreProcess(this.#spawn(), (failure) => this.#died(mode, slot, causeIn(failure)))
    const slot: Slot = { store, loaded: false }
    this.#slots.set(mode, slot)
    const onProgress = (at: LoadProgress) => {
      store.rowsDone = at.rowsDone
      progress(at)
    }
    try {
      await before?.store.end('Another load took its place.')
      const summary = await store.process.load({ file, mode, plan, snapshot }, { signal, onProgress })
      slot.loaded = true
      return summary
    } catch (thrown) {
      this.#remove(mode, slot)
      await store.end('The load failed.')
      throw thrown
    }
  }

  /** Ends the process of a mode; resolves when its memory is back. */
  async unload(mode: Mode): Promise<void> {
    const slot = this.#slots.get(mode)
    if (!slot) return
    this.#remove(mode, slot)
    await slot.store.end('The store was unloaded.')
  }

  /** One of `storeCalls`, for the store that holds `mode`. Parameters are parsed already. */
  call(mode: Mode, name: string, params: unknown, options: CallOptions<never>): Promise<unknown> {
    const { store } = this.#loaded(mode)
    return store.caller.call('store', name, storeCalls[name as keyof typeof storeCalls], params, options)
  }

  /** Has the store that holds `mode` write a part of its graph to new files. */
  exportGraph(
    mode: Mode,
    files: readonly string[],
    request: ExportRequest,
    { signal, progress }: AnswerContext<ExportProgress>,
  ): Promise<ExportDone> {
    const { store } = this.#loaded(mode)
    return store.process.exportGraph({ files: [...files], request }, { signal, onProgress: progress })
  }

  inspect(file: string, context: AnswerContext<{ phase: string }>): Promise<Preflight> {
    return this.errand(async (store) => {
      const deadline = AbortSignal.timeout(INSPECT_DEADLINE_MS)
      const signal = AbortSignal.any([context.signal, deadline])
      try {
        return await store.process.inspect({ file }, { signal, onProgress: context.progress })
      } catch (thrown) {
        if (!deadline.aborted || context.signal.aborted) throw thrown
        const seconds = INSPECT_DEADLINE_MS / 1000
        return fail('timed-out', `Looking at the file took more than ${seconds} s and was stopped.`, { file })
      }
    })
  }

  async generate(
    params: { file: string; nodes: number; edges: number; seed: number },
    { signal, progress }: AnswerContext<{ phase: string; rowsDone: number; rowsTotal: number }>,
  ): Promise<void> {
    await this.errand((store) => store.process.generate(params, { signal, onProgress: progress }))
  }

  convertLog(
    params: { file: string; into: string; slowMs: number },
    { signal, progress }: AnswerContext<EventLogProgress>,
  ): Promise<EventLogReport> {
    return this.errand((store) => store.process.convertLog(params, { signal, onProgress: progress }))
  }

  /** The processes of modes, loading ones included, with what they last said of their heap. */
  watched(): WatchedProcess[] {
    return [...this.#slots].flatMap(([process, { store }]) =>
      store.pid === undefined ? [] : [{ process, pid: store.pid, heap: store.heap }],
    )
  }

  /** Ends everything. */
  async close(): Promise<void> {
    const stores = [...this.#errands, ...[...this.#slots.values()].map((slot) => slot.store)]
    this.#slots.clear()
    await Promise.all(stores.map((store) => store.end('The app is closing.')))
  }

  /** Work in a process of its own that ends with it, failed or done; `close` ends it too. */
  async errand<T>(run: (store: StoreProcess) => Promise<T>): Promise<T> {
    const store = new StoreProcess(this.#spawn())
    this.#errands.add(store)
    try {
      return await run(store)
    } finally {
      this.#errands.delete(store)
      await store.end('Done.')
    }
  }

  #loaded(mode: Mode): Slot {
    const slot = this.#slots.get(mode)
    if (!slot) fail('no-store', `Nothing is loaded ${modeNames[mode]}.`)
    if (!slot.loaded) fail('no-store', `The ${modeNames[mode]} store is still loading.`)
    return slot
  }

  #died(mode: Mode, slot: Slot, cause: string): void {
    this.#remove(mode, slot)
    // a load that ends like this fails its own call with the cause
    if (slot.loaded) this.#onDied(mode, cause)
  }

  #remove(mode: Mode, slot: Slot): void {
    if (this.#slots.get(mode) === slot) this.#slots.delete(mode)
  }
}

/** Why a store ended, as part of a sentence. */
function causeIn(failure: Failure): string {
  return failure.code === 'store-died' ? failure.cause : failure.detail.replace(/\.$/, '')
}
