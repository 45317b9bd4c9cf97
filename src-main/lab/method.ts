import { speeds, type Comparison } from '../../src-shared/contract/lab.ts'
import { formatBytes, formatCount } from '../../src-shared/units.ts'
import { HELD_RESOLUTION_BYTES, RSS_RESOLUTION_BYTES, SMALL_LOAD_BYTES } from './slopes.ts'

/** How each figure of a comparison was obtained, for people. `docs/measuring.md` says the same at length. */
export function methodOf(repeats: number, seed: number): Comparison['method'] {
  return [
    {
      figure: 'Same data',
      how: 'Every mode is built from the same loaded columns, under the same numbers, with the same interning: equal texts of a category are one string in every mode. What each mode read while it was timed is summed, and the sums must be equal.',
    },
    {
      figure: 'Runs',
      how: `Every load is a store process of its own, started for it and ended after it. Modes take turns, ${formatCount(repeats)} times over. A figure is the median of the runs; its spread is the whole range over the median.`,
    },
    {
      figure: 'Growth',
      how: 'RSS of the process that holds the whole dataset, collected again and again until that lowers it no further, less the median of what the processes of the mode had when empty.',
    },
    {
      figure: 'Bytes a node, measured',
      how: `The slope of RSS growth over loads of a quarter, a half and all of the nodes, without edges: least squares. Where a load takes less than ${formatBytes(SMALL_LOAD_BYTES)}, through three loads of each size. Not given where the growth is under ${formatBytes(RSS_RESOLUTION_BYTES)}, which the noise of RSS would hide.`,
    },
    {
      figure: 'Bytes an edge, measured',
      how: 'The slope of RSS growth over loads of none, half and all of the edges, with all nodes. Where nodes are made from edges, a quarter, a half and all; the slope then holds both.',
    },
    {
      figure: 'Fixed part',
      how: 'Where the line of the nodes meets no nodes: what a load takes whatever its size.',
    },
    {
      figure: 'Heap and buffers',
      how: `The same slopes of V8's own account, heap used plus array buffers. Steady enough from ${formatBytes(HELD_RESOLUTION_BYTES)} on, and less than RSS: pages that are partly empty are not in it.`,
    },
    {
      figure: 'Structure',
      how: 'The lengths of the buffers that a slotted store consists of, added up: a formula, not a measurement. What lies in overflow is on V8’s heap, and its part is worked out from how V8 lays a dictionary out. Objects on V8’s heap have no lengths to add.',
    },
    {
      figure: 'Slotted with overflow',
      how: 'The same data in the same store, but only what every record has is a slot: attributes that some records lack lie in overflow, a dictionary an attribute. Where every record has everything it is the slotted store again.',
    },
    {
      figure: 'Attribute in overflow',
      how: 'Growth of heap and buffers by giving up to 100,000 nodes one integer that their layout does not declare, for each node that has it.',
    },
    {
      figure: 'Slot or overflow',
      how: 'Structure of the slotted store without and with overflow, attribute by attribute: the column, for every record, against the dictionary of the records that have it.',
    },
    {
      figure: 'Load time',
      how: 'From the call to a store that answers, from the file, with its pages in the cache of the system.',
    },
    ...Object.values(speeds).map(({ title, how }) => ({ figure: title, how })),
    {
      figure: 'Speeds',
      how: `One loop for all modes, over nodes picked by seed ${seed}; the median of seven rounds after three that warm the optimiser up.`,
    },
    {
      figure: 'Projection',
      how: 'The measured lines carried on to other sizes, with as many edges a node as here. Loading needs more for a moment than the finished store.',
    },
  ]
}
