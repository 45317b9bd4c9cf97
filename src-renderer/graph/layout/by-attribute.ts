import type { LayoutJob, Places } from './layout-job.ts'

/** Side of the square that a node has on average, in model units: room for it and a short label. */
const sidePerNode = 48
const leastSide = 500
/** Between nodes beside the plot. */
const gap = 12

/**
 * Places nodes by two values, x to the right and y up. The plot's area grows with the number of nodes; with
 * `keepsAspect` one unit is as long in both directions, as on a map. Nodes without both values go beside the plot,
 * or stay. Fixed nodes stay in any case.
 */
export function placeByAttribute(
  job: LayoutJob,
  { keepsAspect, without }: { keepsAspect: boolean; without: 'beside' | 'stay' },
): Places {
  const placed = [...job.start]
  const fixed = new Set(job.fixed)
  const points = job.values.flatMap(([x, y], node) => (x === null || y === null ? [] : [{ node, x, y }]))
  if (points.length === 0) return placed
  const across = rangeOf(points.map(({ x }) => x))
  const up = rangeOf(points.map(({ y }) => y))
  const side = Math.max(leastSide, sidePerNode * Math.sqrt(points.length))
  // wider than high, as windows are
  const [width, height] = [side * 1.4, side]
  let [scaleX, scaleY] = [width / (across.span || 1), height / (up.span || 1)]
  if (keepsAspect) scaleX = scaleY = Math.min(scaleX, scaleY)
  for (const { node, x, y } of points) {
    if (fixed.has(node)) continue
    placed[2 * node] = (x - across.middle) * scaleX
    placed[2 * node + 1] = -(y - up.middle) * scaleY
  }
  if (without === 'beside') {
    const cell = Math.max(...job.sizes) + gap
    const left = (across.span * scaleX) / 2 + 2 * cell
    const top = -(up.span * scaleY) / 2
    const rows = Math.max(1, Math.floor((up.span * scaleY) / cell))
    const lacking = job.order.filter((node) => job.values[node]!.includes(null) && !fixed.has(node))
    lacking.forEach((node, at) => {
      placed[2 * node] = left + Math.floor(at / rows) * cell
      placed[2 * node + 1] = top + (at % rows) * cell
    })
  }
  return placed
}

function rangeOf(values: readonly number[]): { middle: number; span: number } {
  let [lowest, highest] = [Infinity, -Infinity]
  for (const value of values) {
    lowest = Math.min(lowest, value)
    highest = Math.max(highest, value)
  }
  return { middle: (lowest + highest) / 2, span: highest - lowest }
}
