import {
  modeOf,
  type Environment,
  type ModeFigures,
  type Projection,
  type Reading,
  type Way,
} from '../../src-shared/contract/lab.ts'
import { formatBytes, formatCount } from '../../src-shared/units.ts'
import { SEGMENT_LENGTH } from '../store/columns/column-data.ts'
import { usableHeapBytes } from '../memory-room.ts'
import { MAP_LIMIT } from '../store/id-dictionary.ts'
import { heap, HELD_RESOLUTION_BYTES, known, slopesByRepeat } from './slopes.ts'
import { figureOf } from './figure.ts'

const projected = [1e6, 1e7, 1e8]

/** Bytes at a number of nodes: a line. */
type Growth = { readonly fixed: number; readonly eachNode: number }

/**
 * What a mode would take at 1, 10 and 100 million nodes with this dataset's edges a node, by the lines its
 * readings lie on, and where it stops. `null` where nothing was measured to project from.
 */
export function projectionOf(
  { mode, readings, baselineBytes, fixedBytes, structure, ...measured }: ModeFigures,
  edgesPerNode: number,
  { heapLimitBytes, memoryBytes }: Environment,
): Projection | null {
  const node = measured.nodeBytes ?? measured.heldNodeBytes
  const edge = measured.edgeBytes ?? measured.heldEdgeBytes
  if (!node && !edge) return null
  const rss: Growth = {
    fixed: (baselineBytes?.median ?? 0) + Math.max(0, fixedBytes?.median ?? 0),
    eachNode: (node?.median ?? 0) + edgesPerNode * (edge?.median ?? 0),
  }
  const onHeap = heapGrowth(readings, edgesPerNode)
  const heapRoom = usableHeapBytes(heapLimitBytes)
  const limits: Projection['limits'] = [
    {
      limit: 'heap',
      nodes: nodesWithin(onHeap, heapRoom),
      text: `V8's heap ends at ${formatBytes(heapLimitBytes)}; loading stops at ${formatBytes(heapRoom)}`,
    },
    {
      limit: 'machine',
      nodes: nodesWithin(rss, memoryBytes),
      text: `this machine has ${formatBytes(memoryBytes)} of memory`,
    },
    { limit: 'engine', ...engineLimit(mode, edgesPerNode, structure) },
  ]
  const [first] = limits
    .flatMap(({ nodes, text }) => (nodes === null ? [] : [{ nodes, text }]))
    .toSorted((a, b) => a.nodes - b.nodes)
  return {
    mode,
    sizes: projected.map((nodes) => ({
      nodes,
      edges: Math.round(nodes * edgesPerNode),
      rssBytes: Math.round(at(rss, nodes)),
      heapBytes: Math.round(at(onHeap, nodes)),
      fits: first === undefined || nodes <= first.nodes,
      why: first === undefined || nodes <= first.nodes ? '' : first.text,
    })),
    limits,
    stopsAtNodes: first?.nodes ?? null,
    stopsBecause: first?.text ?? '',
  }
}

/** The lines of heap alone; a mode whose records are no objects has none worth the name. */
function heapGrowth(readings: readonly Reading[], edgesPerNode: number): Growth {
  const slopes = slopesByRepeat(readings, heap, HELD_RESOLUTION_BYTES)
  const median = (of: 'node' | 'edge' | 'fixed') => figureOf(known(slopes, of))?.median ?? 0
  return { fixed: median('fixed'), eachNode: median('node') + edgesPerNode * median('edge') }
}

function at({ fixed, eachNode }: Growth, nodes: number): number {
  return fixed + eachNode * nodes
}

function nodesWithin({ fixed, eachNode }: Growth, bytes: number): number | null {
  // less than a bit a node is no growth
  if (eachNode < 1 / 8) return null
  return Math.max(0, Math.floor((bytes - fixed) / eachNode))
}

function engineLimit(
  mode: Way,
  edgesPerNode: number,
  structure: ModeFigures['structure'],
): { nodes: number; text: string } {
  if (modeOf(mode) !== 'slotted') {
    return { nodes: MAP_LIMIT, text: `a dictionary of ids ends at ${formatCount(MAP_LIMIT)} entries` }
  }
  const overflows = (of: 'nodes' | 'edges') =>
    structure?.parts.some((part) => part.of === of && part.type === 'overflow') ?? false
  // as if nearly every record had the attribute, which in overflow is the case that matters
  if (mode === 'overflow' && (overflows('nodes') || overflows('edges'))) {
    return {
      nodes: Math.floor(MAP_LIMIT / (overflows('edges') ? Math.max(1, edgesPerNode) : 1)),
      text: `a dictionary of an attribute ends at ${formatCount(MAP_LIMIT)} entries`,
    }
  }
  return {
    nodes: Math.floor(SEGMENT_LENGTH / Math.max(1, edgesPerNode)),
    text: `at most ${formatCount(SEGMENT_LENGTH)} rows of one table can be loaded`,
  }
}
