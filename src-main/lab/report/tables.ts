import {
  speedNames,
  speeds,
  wayNames,
  type Comparison,
  type Figure,
  type ModeFigures,
  type Projection,
  type Way,
} from '../../../src-shared/contract/lab.ts'
import { slotOrOverflow } from '../../../src-shared/slot-or-overflow.ts'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRatio,
  formatShare,
} from '../../../src-shared/units.ts'

/** A table of a report: the first column names the row, the others are a mode each, or what the head says. */
export type Table = {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
  /** A sentence on how to read it. */
  readonly note: string
}

/** Every table of a comparison, in the order of the report; empty ones are left out. */
export function tablesOf(comparison: Comparison): Table[] {
  return [
    costTable(comparison),
    speedTable(comparison),
    ...partsTables(comparison),
    overflowTable(comparison),
    projectionTable(comparison),
  ].filter(({ rows }) => rows.length > 0)
}

export function costTable({ modes }: Comparison): Table {
  const bytes = (of: (mode: ModeFigures) => Figure | null, times?: keyof ModeFigures['timesDict']) =>
    modes.map((mode) => withTimes(figureText(of(mode), bytesText), times && mode.timesDict[times], 'less'))
  const structure = (of: 'nodeBytes' | 'edgeBytes') =>
    modes.map(({ structure: parts }) => (parts?.[of] == null ? none : bytesText(parts[of])))
  return {
    title: 'What each mode costs',
    head: ['', ...modes.map(({ mode }) => wayNames[mode])],
    rows: [
      ['bytes a node, measured', ...bytes(({ nodeBytes }) => nodeBytes, 'nodeBytes')],
      ['bytes an edge, measured', ...bytes(({ edgeBytes }) => edgeBytes, 'edgeBytes')],
      ['a node in heap and buffers', ...bytes(({ heldNodeBytes }) => heldNodeBytes)],
      ['an edge in heap and buffers', ...bytes(({ heldEdgeBytes }) => heldEdgeBytes)],
      ['a node by structure', ...structure('nodeBytes')],
      ['an edge by structure', ...structure('edgeBytes')],
      ['growth by loading all', ...bytes(({ growthBytes }) => growthBytes, 'growth')],
      ['of it whatever the size', ...bytes(({ fixedBytes }) => fixedBytes)],
      ['the process when empty', ...bytes(({ baselineBytes }) => baselineBytes)],
      ['an attribute in overflow, a node that has it', ...bytes(({ overflowBytes }) => overflowBytes)],
      [
        'load time',
        ...modes.map(({ loadMs, timesDict }) =>
          withTimes(figureText(loadMs, formatDuration), timesDict.load, 'as fast'),
        ),
      ],
    ].filter(([, ...cells]) => cells.some((cell) => cell !== none)),
    note: 'In brackets is the spread of the runs, their whole range over the median; after it, how many times less than dict-style.',
  }
}

export function speedTable({ modes }: Comparison): Table {
  const rows = speedNames.flatMap((name) => {
    const cells = modes.map((mode) => {
      const speed = mode.speeds.find((each) => each.name === name)
      return speed
        ? withTimes(
            figureText(speed.ns, nanosecondsText),
            mode.mode === 'dict' ? null : speed.timesDict,
            'as fast',
          )
        : none
    })
    const { title, per } = speeds[name]
    return cells.some((cell) => cell !== none)
      ? [[`${title}, ${per === 'edge' ? 'an' : 'a'} ${per}`, ...cells]]
      : []
  })
  return {
    title: 'What each mode gives',
    head: ['', ...modes.map(({ mode }) => wayNames[mode])],
    rows,
    note: 'The same loops over the same nodes; after the time, how many times as fast as dict-style.',
  }
}

/** One of each way whose bytes can be summed. */
export function partsTables({ modes, dataset }: Comparison): Table[] {
  return modes.flatMap(({ mode, structure }) =>
    structure === null || structure.totalBytes === null ? [] : [partsTable(mode, structure, dataset)],
  )
}

function partsTable(
  mode: Way,
  { parts, ofMeasured }: NonNullable<ModeFigures['structure']>,
  dataset: Comparison['dataset'],
): Table {
  const ordered = parts.toSorted((a, b) => (b.bytes ?? 0) - (a.bytes ?? 0))
  const agreement =
    ofMeasured === null
      ? ''
      : ` They add up to ${formatShare(ofMeasured)} of the measured growth without its fixed part.`
  const overflow = mode === 'overflow' ? ', and the dictionaries of what lies in overflow' : ''
  return {
    title: `Where the bytes go, ${wayNames[mode]}`,
    head: ['part', 'type', 'bytes', 'a record'],
    rows: ordered.map(({ of, name, type, bytes }) => [
      `${of}: ${name}`,
      type,
      bytes === null ? none : formatBytes(bytes),
      bytes === null ? none : bytesText(bytes / Math.max(1, recordsOf(of, dataset))),
    ]),
    note: `Structure: lengths of buffers${overflow}, added up.${agreement}`,
  }
}

/** Each attribute that lies in overflow one way and in a slot the other, both ways. */
export function overflowTable(comparison: Comparison): Table {
  return {
    title: 'Slot or overflow',
    head: ['attribute', 'as a slot', 'in overflow'],
    rows: slotOrOverflow(comparison).map(({ of, name, slotBytes, overflowBytes }) => [
      `${of}: ${name}`,
      formatBytes(slotBytes),
      withTimes(formatBytes(overflowBytes), slotBytes / Math.max(1, overflowBytes), 'less'),
    ]),
    note: 'The same values by structure: a column has a cell for every record, overflow a dictionary of the records that have it. So overflow is for what few have.',
  }
}

function recordsOf(
  of: 'nodes' | 'edges' | 'topology' | 'ids',
  { nodes, edges }: Comparison['dataset'],
): number {
  return of === 'nodes' || of === 'ids' ? nodes : edges
}

export function projectionTable({ projections, dataset }: Comparison): Table {
  const [first] = projections
  const sizes = first?.sizes.map(({ nodes }) => nodes) ?? []
  const cell = ({ sizes: at }: Projection, nodes: number) => {
    const size = at.find((each) => each.nodes === nodes)
    return size ? `${formatBytes(size.rssBytes)}${size.fits ? '' : ', does not fit'}` : none
  }
  const perNode = dataset.nodes === 0 ? 0 : dataset.edges / dataset.nodes
  return {
    title: 'At other sizes',
    head: ['nodes', ...projections.map(({ mode }) => wayNames[mode])],
    rows:
      projections.length === 0
        ? []
        : [
            ...sizes.map((nodes) => [formatCount(nodes), ...projections.map((each) => cell(each, nodes))]),
            ['stops at', ...projections.map(({ stopsAtNodes }) => stopText(stopsAtNodes))],
          ],
    note: `With ${Number(perNode.toFixed(2))} edges a node, as here. ${projections.map(whyStops).join(' ')}`.trim(),
  }
}

function whyStops({ mode, stopsAtNodes, stopsBecause }: Projection): string {
  return stopsAtNodes === null ? '' : `${capital(mode)} stops there because ${stopsBecause}.`
}

function stopText(nodes: number | null): string {
  return nodes === null ? none : `${formatCount(Number(nodes.toPrecision(3)))} nodes`
}

/** The name of a mode at the beginning of a sentence. */
export function capital(mode: Way): string {
  const name = wayNames[mode]
  return name.charAt(0).toUpperCase() + name.slice(1)
}

/** Stands where nothing was measured. */
export const none = '–'

/** The median, with the spread in brackets where there were several runs. */
export function figureText(figure: Figure | null, text: (value: number) => string): string {
  if (!figure) return none
  return figure.runs > 1 ? `${text(figure.median)} (${formatShare(figure.spread)})` : text(figure.median)
}

function withTimes(text: string, times: number | null | undefined, what: 'less' | 'as fast'): string {
  if (times === null || times === undefined || text === none || times === 1) return text
  if (times >= 1) return `${text} · ${formatRatio(times)} ${what}`
  return `${text} · ${formatRatio(1 / times)} ${what === 'less' ? 'more' : 'as slow'}`
}

/** Bytes of a record: one decimal below 100, where a unit of `formatBytes` would round it away. */
export function bytesText(bytes: number): string {
  return Math.abs(bytes) < 99.95 ? `${Number(bytes.toFixed(1))} B` : formatBytes(bytes)
}

/** `57 ns`, `1.2 µs`. */
export function nanosecondsText(ns: number): string {
  if (ns < 1000) return `${Number(ns.toPrecision(3))} ns`
  return ns < 1e6 ? `${Number((ns / 1000).toPrecision(3))} µs` : formatDuration(ns / 1e6)
}
