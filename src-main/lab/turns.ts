/** One at a time, in the order of asking: what is timed must have the machine to itself. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when everything asked for before has ended, well or not. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => {})
    return result
  }
}
