/**
 * The `limit` best of a stream of numbered items, best first: highest score, among equals the lowest number.
 * O(n log limit) time, O(limit) memory; items that cannot make it cost one comparison.
 */
export class Top {
  readonly #limit: number
  // a binary heap with the worst kept item at its root
  readonly #items: number[] = []
  readonly #scores: number[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Scores below this cannot make it; for loops that would rather not ask. */
  get floor(): number {
    return this.#items.length < this.#limit ? -Infinity : (this.#scores[0] ?? Infinity)
  }

  offer(item: number, score: number): void {
    const size = this.#items.length
    if (size < this.#limit) {
      this.#items.push(item)
      this.#scores.push(score)
      this.#rise(size)
    } else if (size > 0 && worse(this.#scores[0]!, this.#items[0]!, score, item)) {
      this.#items[0] = item
      this.#scores[0] = score
      this.#sink(0)
    }
  }

  /** The items kept, best first. */
  take(): number[] {
    const order = this.#items.map((_, at) => at)
    order.sort((a, b) => this.#scores[b]! - this.#scores[a]! || this.#items[a]! - this.#items[b]!)
    return order.map((at) => this.#items[at]!)
  }

  #rise(at: number): void {
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (!this.#worse(at, parent)) return
      this.#swap(at, parent)
      at = parent
    }
  }

  #sink(at: number): void {
    for (;;) {
      const left = 2 * at + 1
      if (left >= this.#items.length) return
      const right = left + 1
      const child = right < this.#items.length && this.#worse(right, left) ? right : left
      if (!this.#worse(child, at)) return
      this.#swap(at, child)
      at = child
    }
  }

  #worse(a: number, b: number): boolean {
    return worse(this.#scores[a]!, this.#items[a]!, this.#scores[b]!, this.#items[b]!)
  }

  #swap(a: number, b: number): void {
    const item = this.#items[a]!
    const score = this.#scores[a]!
    this.#items[a] = this.#items[b]!
    this.#scores[a] = this.#scores[b]!
    this.#items[b] = item
    this.#scores[b] = score
  }
}

/** Whether the first pair ranks below the second. */
function worse(scoreA: number, itemA: number, scoreB: number, itemB: number): boolean {
  return scoreA < scoreB || (scoreA === scoreB && itemA > itemB)
}
