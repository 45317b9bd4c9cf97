import type { Summary } from './measure.ts'
import type { Team } from './team.ts'

type Iterated = { rounds: number; change: number; norm: number }

/**
 * Repeats `x := step(x) / |step(x)|` from the even vector until a round changes all nodes together by less than
 * `tolerance`. `step(x, y)` writes `y` for all nodes, by the team. The vector ends in `x`; `norm` is the last
 * |step(x)|, which tends to the largest eigenvalue. A vector that vanishes stays zero and counts as settled.
 */
export function powerIteration(
  team: Team,
  x: Float64Array,
  y: Float64Array,
  stop: { tolerance: number; rounds: number },
  step: (x: Float64Array, y: Float64Array) => void,
): Iterated {
  const count = x.length
  team.each(count, (from, to) => x.fill(1 / Math.sqrt(count), from, to))
  let rounds = 0
  let change = count === 0 ? 0 : Infinity
  let norm = 0
  while (rounds < stop.rounds && change >= stop.tolerance) {
    step(x, y)
    norm = Math.sqrt(team.sums(count, 1, (from, to, sums) => squares(y, from, to, sums))[0]!)
    const scale = norm === 0 ? 0 : 1 / norm
    change = team.sums(count, 1, (from, to, sums) => rescale(x, y, scale, from, to, sums))[0]!
    if (norm === 0) change = 0
    team.report(++rounds, stop.rounds)
  }
  return { rounds, change, norm }
}

/** What the summary of an iterated measure says. */
export function settled({ rounds, change }: Iterated, tolerance: number): Summary {
  return { rounds, change, settled: change < tolerance ? 1 : 0 }
}

function squares(y: Float64Array, from: number, to: number, sums: Float64Array): void {
  let sum = 0
  for (let node = from; node < to; node++) sum += y[node]! * y[node]!
  sums[0] = sum
}

function rescale(
  x: Float64Array,
  y: Float64Array,
  scale: number,
  from: number,
  to: number,
  sums: Float64Array,
): void {
  let moved = 0
  for (let node = from; node < to; node++) {
    const value = y[node]! * scale
    moved += Math.abs(value - x[node]!)
    x[node] = value
  }
  sums[0] = moved
}
