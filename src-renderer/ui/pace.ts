/** How fast something goes and how long it will still take; `null` while that cannot be told. */
export type Pace = { readonly perSecond: number | null; readonly leftMs: number | null }

export const unknownPace: Pace = { perSecond: null, leftMs: null }

/** Long enough to smooth batches, short enough to follow a change of phase. */
const windowMs = 4000
/** Below this the first batch would pass for a rate. */
const leastMs = 400

/** Works out a pace from `(time, done)` pairs as they come; a count that falls starts it anew. */
export class PaceMeter {
  #samples: { at: number; done: number }[] = []

  add(at: number, done: number, total: number): Pace {
    const last = this.#samples.at(-1)
    if (last && done < last.done) this.#samples = []
    this.#samples.push({ at, done })
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > windowMs) this.#samples.shift()
    const first = this.#samples[0]
    if (!first || at - first.at < leastMs || done <= first.done) return unknownPace
    const perSecond = ((done - first.done) * 1000) / (at - first.at)
    const left = total - done
    return { perSecond, leftMs: left > 0 ? (left / perSecond) * 1000 : null }
  }
}
