/** Lets changes to a store happen one after another, each when those before it have ended, well or not. */
export class OneByOne {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(change: () => T | Promise<T>): Promise<T> {
    const done = this.#last.then(change)
    // the next one does not care how this one ended
    this.#last = done.catch(() => {})
    return done
  }
}
