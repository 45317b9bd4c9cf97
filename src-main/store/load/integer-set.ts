/**
 * Distinct 64-bit integers, past the 2^24 that a `Set` stops at: values are only noted, and now and then sorted
 * and thinned out. Eight to sixteen bytes each.
 */
export class IntegerSet {
  #values = new BigInt64Array(4096)
  #length = 0

  add(value: bigint): void {
    if (this.#length === this.#values.length) this.#makeRoom()
    this.#values[this.#length++] = value
  }

  ascending(): BigInt64Array {
    this.#thin()
    return this.#values.slice(0, this.#length)
  }

  #makeRoom(): void {
    this.#thin()
    if (this.#length * 2 <= this.#values.length) return
    const wider = new BigInt64Array(this.#values.length * 2)
    wider.set(this.#values)
    this.#values = wider
  }

  #thin(): void {
    const noted = this.#values.subarray(0, this.#length)
    // in place: a copy would double the memory of what may be most of the graph's ids
    noted.sort()
    let kept = 0
    for (let i = 0; i < noted.length; i++) {
      if (i === 0 || noted[i] !== noted[kept - 1]) noted[kept++] = noted[i] as bigint
    }
    this.#length = kept
  }
}
