/** What fits best: `p(x) ~ x^-alpha` from `least` on; `distance` is Kolmogorov and Smirnov's, 0 a perfect fit. */
export type PowerLaw = { alpha: number; least: number; distance: number; tail: number }

/** Fewer values than this say nothing of a tail. Source: Clauset, Shalizi and Newman (2009), section 3. */
const TAIL_LEAST = 50

const ALPHA_MOST = 8

/**
 * Fits a discrete power law to the tail of a distribution, given as the number of values of each size: for
 * every possible start of the tail the most likely exponent, and of these the one that keeps nearest to the
 * data. O(d²) for d distinct sizes. Undefined where no tail is long enough.
 * Source: Clauset, Shalizi and Newman, "Power-law distributions in empirical data" (2009).
 */
export function fitPowerLaw(counts: ReadonlyMap<number, number>): PowerLaw | undefined {
  const sizes = Float64Array.from(counts.keys())
    .filter((size) => size > 0)
    .toSorted()
  const many = sizes.map((size) => counts.get(size)!)
  let best: PowerLaw | undefined
  let tail = 0
  let logs = 0
  for (let at = sizes.length - 1; at >= 0; at--) {
    tail += many[at]!
    logs += many[at]! * Math.log(sizes[at]!)
    if (tail < TAIL_LEAST || at === sizes.length - 1) continue
    const least = sizes[at]!
    const alpha = mostLikely(least, logs / tail)
    const distance = distanceOf(sizes, many, at, tail, alpha)
    if (best === undefined || distance <= best.distance) best = { alpha, least, distance, tail }
  }
  return best
}

/** The exponent that maximises -ln zeta(alpha, least) - alpha · meanLog, by golden section: it has one peak. */
function mostLikely(least: number, meanLog: number): number {
  const RATIO = (Math.sqrt(5) - 1) / 2
  const loss = (alpha: number) => Math.log(zeta(alpha, least)) + alpha * meanLog
  let low = 1.0001
  let high = ALPHA_MOST
  let a = high - RATIO * (high - low)
  let b = low + RATIO * (high - low)
  let [atA, atB] = [loss(a), loss(b)]
  while (high - low > 1e-6) {
    if (atA < atB) {
      high = b
      ;[b, atB] = [a, atA]
      a = high - RATIO * (high - low)
      atA = loss(a)
    } else {
      low = a
      ;[a, atA] = [b, atB]
      b = low + RATIO * (high - low)
      atB = loss(b)
    }
  }
  return (low + high) / 2
}

/** The greatest gap between the shares of data and law that lie below a size. */
function distanceOf(
  sizes: Float64Array,
  many: Float64Array,
  from: number,
  tail: number,
  alpha: number,
): number {
  const whole = zeta(alpha, sizes[from]!)
  let below = 0
  let gap = 0
  for (let at = from; at < sizes.length; at++) {
    below += many[at]!
    gap = Math.max(gap, Math.abs(below / tail - (1 - zeta(alpha, sizes[at]! + 1) / whole)))
  }
  return gap
}

/** Hurwitz's zeta, the sum of (q + k)^-s over k ≥ 0, by ten terms and Euler and Maclaurin's rest: 10 digits. */
function zeta(s: number, q: number): number {
  const TERMS = 10
  let sum = 0
  for (let k = 0; k < TERMS; k++) sum += (q + k) ** -s
  const n = q + TERMS
  const power = n ** -s
  return (
    sum +
    (power * n) / (s - 1) +
    power / 2 +
    (s * power) / (12 * n) -
    (s * (s + 1) * (s + 2) * power) / (720 * n ** 3)
  )
}
