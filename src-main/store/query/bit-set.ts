/** A set of numbers below `length` as one bit each: 125 kB a million, membership in one array read. */
export class BitSet {
  readonly length: number
  /** Bits from the least significant on; those past `length` are 0. Say `changed` after writing to them. */
  readonly words: Uint32Array
  #size: number | undefined

  constructor(length: number, members: Iterable<number> = []) {
    this.length = length
    this.words = new Uint32Array((length + 31) >>> 5)
    this.#size = 0
    for (const member of members) this.add(member)
  }

  /** How many there are. Counted once after a change of many, a nanosecond a word. */
  get size(): number {
    this.#size ??= this.#count(0, this.words.length)
    return this.#size
  }

  has(member: number): boolean {
    return ((this.words[member >>> 5]! >>> (member & 31)) & 1) === 1
  }

  /** Whether it was not there before. */
  add(member: number): boolean {
    if (this.has(member)) return false
    this.words[member >>> 5]! |= 1 << (member & 31)
    if (this.#size !== undefined) this.#size++
    return true
  }

  remove(member: number): void {
    if (!this.has(member)) return
    this.words[member >>> 5]! &= ~(1 << (member & 31))
    if (this.#size !== undefined) this.#size--
  }

  /** Words were written to. */
  changed(): void {
    const spare = this.length & 31
    if (spare !== 0) this.words[this.words.length - 1]! &= 2 ** spare - 1
    this.#size = undefined
  }

  keepOnly(others: BitSet): void {
    for (let word = 0; word < this.words.length; word++) this.words[word]! &= others.words[word]!
    this.changed()
  }

  addAll(others: BitSet): void {
    for (let word = 0; word < this.words.length; word++) this.words[word]! |= others.words[word]!
    this.changed()
  }

  /** Turns it into the set of the others. */
  invert(): void {
    for (let word = 0; word < this.words.length; word++) this.words[word] = ~this.words[word]!
    this.changed()
  }

  /** Adds the members of a shorter set, each `offset` up. */
  addShifted(others: BitSet, offset: number): void {
    const shift = offset & 31
    let into = offset >>> 5
    for (const word of others.words) {
      if (word !== 0) {
        this.words[into]! |= word << shift
        if (shift !== 0 && word >>> (32 - shift) !== 0) this.words[into + 1]! |= word >>> (32 - shift)
      }
      into++
    }
    this.changed()
  }

  /** How many are in `[from, to)`. */
  countWithin(from: number, to: number): number {
    if (to <= from) return 0
    const first = from >>> 5
    const last = (to - 1) >>> 5
    const low = -1 << (from & 31)
    const high = -1 >>> (31 - ((to - 1) & 31))
    if (first === last) return bitsOf(this.words[first]! & low & high)
    return bitsOf(this.words[first]! & low) + this.#count(first + 1, last) + bitsOf(this.words[last]! & high)
  }

  /** Calls `visit` with each, ascending. */
  forEach(visit: (member: number) => void): void {
    for (let at = 0; at < this.words.length; at++) {
      for (let word = this.words[at]!; word !== 0; word &= word - 1) visit(at * 32 + lowest(word))
    }
  }

  /** All of them, ascending; 4 bytes each. */
  members(): Uint32Array {
    const members = new Uint32Array(this.size)
    let next = 0
    this.forEach((member) => (members[next++] = member))
    return members
  }

  #count(from: number, to: number): number {
    let count = 0
    for (let word = from; word < to; word++) count += bitsOf(this.words[word]!)
    return count
  }
}

/** The set of every number below `length`. */
export function fullSet(length: number): BitSet {
  const all = new BitSet(length)
  all.invert()
  return all
}

/** Number of the lowest bit that is set. */
function lowest(word: number): number {
  return 31 - Math.clz32(word & -word)
}

/** Bits that are set, by adding up neighbours (Hacker's Delight, 5-1). */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x5555_5555)
  bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}
