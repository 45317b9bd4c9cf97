import type { Point } from '../view.ts'

/** A part of the screen that was drawn with the pointer, as a closed line. */
export type Region = readonly Point[]

/** The rectangle between two corners. */
export function rectangle(from: Point, to: Point): Region {
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }]
}

/** Whether a point lies within a closed line that may cross itself: by the number of crossings to its right. */
export function isInside(region: Region, { x, y }: Point): boolean {
  let inside = false
  region.forEach((a, at) => {
    const b = region[(at + 1) % region.length]!
    if (a.y > y === b.y > y) return
    if (x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
  })
  return inside
}

/** The line with points left out that lie nearer than `step` to the one before: fewer to test against. */
export function simplified(region: Region, step: number): Region {
  const kept: Point[] = []
  for (const point of region) {
    const last = kept.at(-1)
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) >= step) kept.push(point)
  }
  return kept
}
