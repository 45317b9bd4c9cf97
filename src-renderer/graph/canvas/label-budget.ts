/** A node that could have a label: its place, size and label's width in screen pixels. */
export type LabelCandidate = {
  readonly index: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly labelWidth: number
  /** Larger goes first. */
  readonly weight: number
}

/** Most labels at once: about what can be read at a glance on one screen. */
export const labelBudget = 60
/** Height of a label with its outline, in screen pixels. */
const labelHeight = 15
/** Side of the squares that overlaps are looked up by; wider than most labels are high. */
const cell = 32

/**
 * Which nodes get a label below them: the weightiest first, none over another, within the budget and the
 * window of `width` × `height` pixels. Takes about the number of candidates times the cells of one label.
 */
export function chooseLabels(
  candidates: readonly LabelCandidate[],
  width: number,
  height: number,
  budget = labelBudget,
): ReadonlySet<number> {
  const chosen = new Set<number>()
  const taken = new Map<string, Box[]>()
  const take = (box: Box) => {
    for (const key of cellsOf(box)) {
      const those = taken.get(key)
      if (those) those.push(box)
      else taken.set(key, [box])
    }
  }
  const inSight = candidates.filter(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)
  const weightiestFirst = inSight.toSorted((a, b) => b.weight - a.weight || a.index - b.index)
  let covered = 0
  for (const node of weightiestFirst) {
    if (chosen.size >= budget) break
    // a label may cover lighter nodes, but none that weighs as much
    for (; covered < weightiestFirst.length; covered++) {
      const other = weightiestFirst[covered]!
      if (other.weight < node.weight) break
      take(circleBox(other))
    }
    const box = boxOf(node)
    if (cellsOf(box).some((key) => taken.get(key)?.some((other) => overlaps(box, other)))) continue
    chosen.add(node.index)
    take(box)
  }
  return chosen
}

type Box = { left: number; top: number; right: number; bottom: number }

function boxOf({ x, y, radius, labelWidth }: LabelCandidate): Box {
  const top = y + radius
  return { left: x - labelWidth / 2, right: x + labelWidth / 2, top, bottom: top + labelHeight }
}

function circleBox({ x, y, radius }: LabelCandidate): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function cellsOf(box: Box): string[] {
  const keys: string[] = []
  for (let column = Math.floor(box.left / cell); column <= Math.floor(box.right / cell); column++) {
    for (let row = Math.floor(box.top / cell); row <= Math.floor(box.bottom / cell); row++)
      keys.push(`${column},${row}`)
  }
  return keys
}
