import type { ExportProgress } from '../../src-shared/contract/export.ts'

/** Short enough that a cancel is heard, and a question answered, within a tenth of a second. */
const SLICE_MS = 40
const PROGRESS_MS = 100

/** Keeps long writing in slices, and tells how far it is. */
export class Pacer {
  readonly #onProgress: (progress: ExportProgress) => void
  readonly #signal: AbortSignal
  readonly #rowsTotal: number
  #until = performance.now() + SLICE_MS
  #toldAt = -Infinity
  /** Rows so far; whoever writes counts. */
  rowsDone = 0

  constructor(rowsTotal: number, signal: AbortSignal, onProgress: (progress: ExportProgress) => void) {
    this.#rowsTotal = rowsTotal
    this.#signal = signal
    this.#onProgress = onProgress
  }

  /** Whether this slice is over. */
  get isOver(): boolean {
    return performance.now() >= this.#until
  }

  /** Lets others have the process, then begins the next slice. @throws AbortError when cancelled */
  async rest(): Promise<void> {
    const now = performance.now()
    if (now - this.#toldAt >= PROGRESS_MS) {
      this.#toldAt = now
      this.#onProgress({ rowsDone: this.rowsDone, rowsTotal: this.#rowsTotal })
    }
    await new Promise((resolve) => setImmediate(resolve))
    this.#signal.throwIfAborted()
    this.#until = performance.now() + SLICE_MS
  }
}
