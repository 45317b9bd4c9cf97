/** Lets work happen one after another, each when that before it has ended, well or not. */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => T | Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    // the next one does not care how this one ended
    this.#last = done.catch(() => {})
    return done
  }
}
