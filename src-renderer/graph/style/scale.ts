import type { Scale } from './graph-style.ts'

/** Lowest and highest value, the lowest first. */
export type Domain = readonly [lowest: number, highest: number]

/**
 * From a value to its place between 0 and 1; values beyond the domain lie at its ends. `sqrt` and `log` keep the
 * sign, so that they take zero and negative numbers as well: log is sign(x) · ln(1 + |x|).
 */
export function placeOn(scale: Scale, [lowest, highest]: Domain): (value: number) => number {
  const bend = bends[scale]
  const from = bend(lowest)
  const span = bend(highest) - from
  return (value) => (span > 0 ? Math.min(1, Math.max(0, (bend(value) - from) / span)) : 0.5)
}

const bends: Record<Scale, (value: number) => number> = {
  linear: (value) => value,
  sqrt: (value) => Math.sign(value) * Math.sqrt(Math.abs(value)),
  log: (value) => Math.sign(value) * Math.log1p(Math.abs(value)),
}

/** Lowest and highest of some numbers; `undefined` where there are none. */
export function domainOf(values: Iterable<number>): Domain | undefined {
  let lowest = Infinity
  let highest = -Infinity
  for (const value of values) {
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  return lowest <= highest ? [lowest, highest] : undefined
}

/** Round values within a domain for the ticks of an axis: multiples of 1, 2 or 5, or powers of ten for `log`. */
export function ticksOf(scale: Scale, [lowest, highest]: Domain, most = 5): number[] {
  if (!(highest > lowest)) return [lowest]
  if (scale === 'log' && lowest >= 0 && highest > 20 * Math.max(1, lowest)) {
    const powers: number[] = lowest === 0 ? [0] : []
    for (let power = 0; 10 ** power <= highest; power++) if (10 ** power >= lowest) powers.push(10 ** power)
    if (powers.length >= 2) return thinned(powers, most)
  }
  const step = roundStep((highest - lowest) / Math.max(1, most - 1))
  const ticks: number[] = []
  for (let at = Math.ceil(lowest / step); at * step <= highest + step * 1e-9; at++) {
    // as 3 × 0.1 is not 0.3
    ticks.push(Number((at * step).toPrecision(12)))
  }
  return ticks
}

/** What a legend writes along a gradient: both ends, and round values that have room between them. */
export function legendTicks(scale: Scale, domain: Domain, most = 4, room = 0.28): number[] {
  const [lowest, highest] = domain
  const place = placeOn(scale, domain)
  const between = ticksOf(scale, domain, most).filter(
    (tick) => place(tick) >= room && place(tick) <= 1 - room,
  )
  return highest > lowest ? [lowest, ...between, highest] : [lowest]
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const factor = [1, 2, 5].find((each) => each * power >= rough * 0.999) ?? 10
  return factor * power
}

function thinned(values: number[], most: number): number[] {
  const every = Math.ceil(values.length / most)
  return values.filter((_, at) => (values.length - 1 - at) % every === 0)
}

/** The value at a place between 0 and 1: the way back from {@link placeOn}. */
export function valueAt(scale: Scale, [lowest, highest]: Domain): (place: number) => number {
  const bend = bends[scale]
  const from = bend(lowest)
  const span = bend(highest) - from
  return (place) => unbends[scale](from + span * place)
}

const unbends: Record<Scale, (value: number) => number> = {
  linear: (value) => value,
  sqrt: (value) => Math.sign(value) * value ** 2,
  log: (value) => Math.sign(value) * Math.expm1(Math.abs(value)),
}
