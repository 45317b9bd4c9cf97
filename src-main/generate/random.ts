/** A source of random 32-bit integers: the same seed, the same sequence, on every machine. */
export type Random = () => number

/** xoshiro128** (Blackman and Vigna, 2018), its state filled from the seed by splitmix32. */
export function randomSource(seed: number): Random {
  let a = mixed(seed + 0x9e3779b9)
  let b = mixed(seed + 2 * 0x9e3779b9)
  let c = mixed(seed + 3 * 0x9e3779b9)
  let d = mixed(seed + 4 * 0x9e3779b9)
  return () => {
    const scrambled = Math.imul(b, 5)
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9)
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result >>> 0
  }
}

function mixed(value: number): number {
  let z = value | 0
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
  return z ^ (z >>> 15)
}

/** Evenly among the integers from 0 to `limit - 1`; `limit` at most 2^32. The bias is `limit` / 2^32. */
export function below(random: Random, limit: number): number {
  return Math.floor((random() / 2 ** 32) * limit)
}

/** The numbers 0 to `length - 1` in random order. 4 bytes each. */
export function permutation(random: Random, length: number): Uint32Array {
  const order = new Uint32Array(length)
  for (let i = 0; i < length; i++) {
    const j = below(random, i + 1)
    order[i] = order[j] as number
    order[j] = i
  }
  return order
}
