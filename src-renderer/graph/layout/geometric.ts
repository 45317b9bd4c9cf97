import type { LayoutJob, Places } from './layout-job.ts'

/**
 * Layouts that follow from an order alone. Fixed nodes keep their places and take no place of others; each layout is
 * centred on the origin, or on the fixed nodes where there are any. All take a few steps a node.
 */

/** Room for a node beside another, in model units, before spacing. */
const gap = 24
/** 180° × (3 − √5): turns by it never meet again soon. */
const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/** Nodes on one circle, clockwise from the top. */
export function placeOnCircle(job: LayoutJob, spacing: number): Places {
  const free = freeInOrder(job)
  const round = free.reduce((sum, node) => sum + job.sizes[node]! + gap * spacing, 0)
  return onRing(startOf(job), free, round / (2 * Math.PI), middleOfFixed(job))
}

/** Nodes row by row, as wide as high, in cells that fit the largest. */
export function placeOnGrid(job: LayoutJob, spacing: number): Places {
  const free = freeInOrder(job)
  const placed = startOf(job)
  const columns = Math.max(1, Math.ceil(Math.sqrt(free.length)))
  const rows = Math.ceil(free.length / columns)
  const cell = Math.max(0, ...free.map((node) => job.sizes[node]!)) + gap * spacing
  const middle = middleOfFixed(job)
  free.forEach((node, at) => {
    placed[2 * node] = middle.x + ((at % columns) - (columns - 1) / 2) * cell
    placed[2 * node + 1] = middle.y + (Math.floor(at / columns) - (rows - 1) / 2) * cell
  })
  return placed
}

/** Circles around a middle, the first level innermost. A circle is wide enough for its nodes. */
export function placeConcentric(job: LayoutJob, spacing: number): Places {
  const free = freeInOrder(job)
  const middle = middleOfFixed(job)
  const placed = startOf(job)
  let radius = 0
  let widest = 0
  let turn = 0
  for (const ring of ringsOf(free, job.level)) {
    const largest = Math.max(...ring.map((node) => job.sizes[node]!))
    const round = ring.reduce((sum, node) => sum + job.sizes[node]! + gap * spacing, 0)
    const isMiddle = radius === 0 && widest === 0 && ring.length === 1
    const apart = radius + (widest + largest) / 2 + gap * spacing * 1.5
    const wanted = isMiddle ? 0 : Math.max(radius === 0 && widest === 0 ? 0 : apart, round / (2 * Math.PI))
    // each circle begins elsewhere, so that their first nodes do not stand in line
    onRing(placed, ring, wanted, middle, turn)
    turn += goldenAngle
    radius = wanted
    widest = largest
  }
  return placed
}

/** Runs of nodes of the same level, in order. */
function ringsOf(order: readonly number[], level: readonly number[]): number[][] {
  const rings: number[][] = []
  for (const node of order) {
    const last = rings.at(-1)
    if (last && level[last[0]!] === level[node]) last.push(node)
    else rings.push([node])
  }
  return rings
}

function onRing(
  placed: Places,
  nodes: readonly number[],
  radius: number,
  middle: { x: number; y: number },
  turn = 0,
): Places {
  nodes.forEach((node, at) => {
    const angle = turn + (2 * Math.PI * at) / nodes.length - Math.PI / 2
    placed[2 * node] = middle.x + radius * Math.cos(angle)
    placed[2 * node + 1] = middle.y + radius * Math.sin(angle)
  })
  return placed
}

function freeInOrder({ order, fixed }: LayoutJob): number[] {
  const stays = new Set(fixed)
  return order.filter((node) => !stays.has(node))
}

function startOf({ start }: LayoutJob): Places {
  return [...start]
}

function middleOfFixed({ fixed, start }: LayoutJob): { x: number; y: number } {
  if (fixed.length === 0) return { x: 0, y: 0 }
  const sum = (offset: number) => fixed.reduce((total, node) => total + start[2 * node + offset]!, 0)
  return { x: sum(0) / fixed.length, y: sum(1) / fixed.length }
}
