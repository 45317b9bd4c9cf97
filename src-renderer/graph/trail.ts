/** Things gone through in order, with the place where one is, as in a browser. */
export type Trail<T> = { readonly places: readonly T[]; readonly at: number }

/** Places kept: as far back as anybody walks. */
const mostPlaces = 100

export function startTrail<T>(place: T): Trail<T> {
  return { places: [place], at: 0 }
}

/**
 * The trail after arriving at a place: one that is on it (as `same` has it; the nearest) is where one is now and takes
 * its newest form, any other one follows the present and ends what lay ahead.
 */
export function arrive<T>(trail: Trail<T>, place: T, same: (a: T, b: T) => boolean): Trail<T> {
  const known = trail.places
    .flatMap((each, at) => (same(each, place) ? [at] : []))
    .toSorted((a, b) => Math.abs(a - trail.at) - Math.abs(b - trail.at))[0]
  if (known !== undefined) {
    return { places: trail.places.with(known, place), at: known }
  }
  const places = [...trail.places.slice(0, trail.at + 1), place].slice(-mostPlaces)
  return { places, at: places.length - 1 }
}

/** The place `step` ahead of the present (behind it where negative); `undefined` beyond the ends. */
export function placeAt<T>({ places, at }: Trail<T>, step: number): T | undefined {
  return at + step < 0 ? undefined : places[at + step]
}
