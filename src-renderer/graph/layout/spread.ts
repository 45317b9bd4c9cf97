/** Room between nodes that were moved apart, in model units. */
const gap = 8
/** Passes over all pairs that are near; dense pictures settle within this many. */
const passLimit = 60

/**
 * Moves nodes apart until none lies over another: pushes each overlapping pair along the line between them, the
 * fixed ones staying. Changes `places` (x and y of each node in turn). About nodes × neighbours a pass, by a
 * grid of squares as wide as the widest node.
 */
export function spreadApart(places: number[], sizes: readonly number[], fixed: ReadonlySet<number>): void {
  const cell = Math.max(1, ...sizes) + gap
  for (let pass = 0; pass < passLimit; pass++) {
    const grid = gridOf(places, sizes.length, cell)
    let moved = false
    for (let node = 0; node < sizes.length; node++) {
      for (const other of near(grid, places[2 * node]!, places[2 * node + 1]!, cell)) {
        if (other > node && pushApart(places, sizes, fixed, node, other)) moved = true
      }
    }
    if (!moved) return
  }
}

function pushApart(
  places: number[],
  sizes: readonly number[],
  fixed: ReadonlySet<number>,
  a: number,
  b: number,
): boolean {
  if (fixed.has(a) && fixed.has(b)) return false
  const wanted = (sizes[a]! + sizes[b]!) / 2 + gap
  let x = places[2 * b]! - places[2 * a]!
  let y = places[2 * b + 1]! - places[2 * a + 1]!
  let distance = Math.hypot(x, y)
  if (distance >= wanted - 0.01) return false
  if (distance < 0.01) {
    // two on one spot part at an angle of their own, so that a heap does not become a line
    x = Math.cos(b)
    y = Math.sin(b)
    distance = 1
  }
  const push = (wanted - Math.min(distance, wanted)) / distance
  const shareOfB = fixed.has(a) ? 1 : fixed.has(b) ? 0 : 0.5
  places[2 * b] = places[2 * b]! + x * push * shareOfB
  places[2 * b + 1] = places[2 * b + 1]! + y * push * shareOfB
  places[2 * a] = places[2 * a]! - x * push * (1 - shareOfB)
  places[2 * a + 1] = places[2 * a + 1]! - y * push * (1 - shareOfB)
  return true
}

function gridOf(places: readonly number[], count: number, cell: number): Map<string, number[]> {
  const grid = new Map<string, number[]>()
  for (let node = 0; node < count; node++) {
    const key = `${Math.floor(places[2 * node]! / cell)},${Math.floor(places[2 * node + 1]! / cell)}`
    const those = grid.get(key)
    if (those) those.push(node)
    else grid.set(key, [node])
  }
  return grid
}

function* near(grid: Map<string, number[]>, x: number, y: number, cell: number): Generator<number> {
  for (const column of [-1, 0, 1]) {
    for (const row of [-1, 0, 1]) {
      yield* grid.get(`${Math.floor(x / cell) + column},${Math.floor(y / cell) + row}`) ?? []
    }
  }
}
