/** Nodes a thread takes at a time: small enough to even out hubs, large enough that taking costs nothing. */
export const BLOCK = 4096

/** Slots of `control`. */
const slot = { arrived: 0, generation: 1, cursor: 2, done: 3, total: 4, count: 5 } as const

/** Numbers that one `sums` can gather. */
const SUMS_MOST = 4

/** What the threads of one run share to keep in step. */
export type TeamState = {
  readonly size: number
  readonly control: Int32Array
  /** Sums by block, twice: while one is read, the next is written. */
  readonly partial: readonly [Float64Array, Float64Array]
}

/** State for `size` threads that will share out at most `items` items. */
export function teamState(size: number, items: number): TeamState {
  const partial = () =>
    new Float64Array(new SharedArrayBuffer(8 * SUMS_MOST * (Math.ceil(items / BLOCK) + 1)))
  return {
    size,
    control: new Int32Array(new SharedArrayBuffer(4 * slot.count)),
    partial: [partial(), partial()],
  }
}

/** Steps done and to do, as the run last said; 0 of 0 before it said anything. */
export function progressOf({ control }: TeamState): { done: number; total: number } {
  return { done: Atomics.load(control, slot.done), total: Atomics.load(control, slot.total) }
}

/**
 * The threads of one run, seen from one of them. Every thread runs the same code and calls the same methods
 * in the same order; each method ends when all threads have come to its end. What a run yields does not
 * depend on how many threads there are: blocks are the same, and sums are added up in the order of the blocks.
 */
export class Team {
  readonly thread: number
  readonly size: number
  readonly #state: TeamState
  #turn = 0

  constructor(state: TeamState, thread: number) {
    this.#state = state
    this.size = state.size
    this.thread = thread
  }

  /** Shares out `[0, count)` in blocks, to whichever thread is free. */
  each(count: number, work: (from: number, to: number) => void, block = BLOCK): void {
    const { control } = this.#state
    for (;;) {
      const from = Atomics.add(control, slot.cursor, 1) * block
      if (from >= count) break
      work(from, Math.min(from + block, count))
    }
    this.wait()
  }

  /** Like `each`, and adds up what `work` adds to its `sums`, of which there are `width`. */
  sums(
    count: number,
    width: number,
    work: (from: number, to: number, sums: Float64Array) => void,
  ): Float64Array {
    const partial = this.#state.partial[(this.#turn ^= 1)]!
    this.each(count, (from, to) => {
      const at = (from / BLOCK) * SUMS_MOST
      const sums = partial.subarray(at, at + width).fill(0)
      work(from, to, sums)
    })
    const totals = new Float64Array(width)
    for (let from = 0, at = 0; from < count; from += BLOCK, at += SUMS_MOST) {
      for (let s = 0; s < width; s++) totals[s] = totals[s]! + partial[at + s]!
    }
    return totals
  }

  /** One thread works, the others wait. */
  once(work: () => void): void {
    if (this.thread === 0) work()
    this.wait()
  }

  /** Says how far the run is, in steps of its own choosing. */
  report(done: number, total: number): void {
    if (this.thread !== 0) return
    Atomics.store(this.#state.control, slot.total, total)
    Atomics.store(this.#state.control, slot.done, done)
  }

  /** Until every thread has come here. */
  wait(): void {
    const { control, size } = this.#state
    const generation = Atomics.load(control, slot.generation)
    if (Atomics.add(control, slot.arrived, 1) === size - 1) {
      Atomics.store(control, slot.arrived, 0)
      Atomics.store(control, slot.cursor, 0)
      Atomics.add(control, slot.generation, 1)
      Atomics.notify(control, slot.generation)
      return
    }
    while (Atomics.load(control, slot.generation) === generation) {
      Atomics.wait(control, slot.generation, generation)
    }
  }
}

/** A team of the calling thread alone. */
export function alone(items: number): Team {
  return new Team(teamState(1, items), 0)
}
