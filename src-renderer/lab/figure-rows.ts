import { speeds, type Comparison, type Figure, type ModeFigures } from '../../src-shared/contract/lab.ts'
import { formatBytes, formatDuration, formatRatio } from '../../src-shared/units.ts'

export type FigureCell = {
  readonly text: string
  /** Range over the runs, and the ratio to dict-style. */
  readonly hint: string
  readonly ratio: string | null
}
export type FigureRow = {
  readonly group: 'Memory' | 'Speed'
  readonly name: string
  readonly how: string
  /** In the order of the comparison's modes. */
  readonly cells: readonly FigureCell[]
}

const bytesOf = (value: number) => (Math.abs(value) < 1000 ? `${value.toFixed(1)} B` : formatBytes(value))
const nanosOf = (value: number) =>
  value < 1e3
    ? `${value.toFixed(value < 10 ? 1 : 0)} ns`
    : value < 1e6
      ? `${(value / 1e3).toFixed(1)} µs`
      : formatDuration(value / 1e6)

/** The table of a comparison: a row a figure, a cell a mode. */
export function figureRows({ modes, method }: Comparison): FigureRow[] {
  const howOf = (figure: string) => method.find((each) => each.figure === figure)?.how ?? ''
  const row = (
    group: FigureRow['group'],
    name: string,
    how: string,
    of: (mode: ModeFigures) => Figure | null,
    ratioOf: (mode: ModeFigures) => number | null,
    format: (value: number) => string,
  ): FigureRow => ({ group, name, how, cells: modes.map((mode) => cell(of(mode), ratioOf(mode), format)) })
  return [
    row(
      'Memory',
      'Growth by loading',
      howOf('Growth'),
      (m) => m.growthBytes,
      (m) => m.timesDict.growth,
      bytesOf,
    ),
    row(
      'Memory',
      'A node',
      howOf('Bytes a node, measured'),
      (m) => m.nodeBytes,
      (m) => m.timesDict.nodeBytes,
      bytesOf,
    ),
    row(
      'Memory',
      'An edge',
      howOf('Bytes an edge, measured'),
      (m) => m.edgeBytes,
      (m) => m.timesDict.edgeBytes,
      bytesOf,
    ),
    row(
      'Memory',
      'A node, in heap and buffers',
      howOf('Heap and buffers'),
      (m) => m.heldNodeBytes,
      () => null,
      bytesOf,
    ),
    row(
      'Memory',
      'An edge, in heap and buffers',
      howOf('Heap and buffers'),
      (m) => m.heldEdgeBytes,
      () => null,
      bytesOf,
    ),
    row(
      'Memory',
      'One attribute in overflow, a node that has it',
      howOf('Attribute in overflow'),
      (m) => m.overflowBytes,
      () => null,
      bytesOf,
    ),
    row(
      'Memory',
      'Empty process',
      howOf('Growth'),
      (m) => m.baselineBytes,
      () => null,
      bytesOf,
    ),
    row(
      'Speed',
      'Loading',
      howOf('Load time'),
      (m) => m.loadMs,
      (m) => m.timesDict.load,
      formatDuration,
    ),
    ...(modes[0]?.speeds ?? []).map(({ name }) =>
      row(
        'Speed',
        `${speeds[name].title}, ${speeds[name].per === 'edge' ? 'an' : 'a'} ${speeds[name].per}`,
        speeds[name].how,
        (m) => m.speeds.find((speed) => speed.name === name)?.ns ?? null,
        (m) => m.speeds.find((speed) => speed.name === name)?.timesDict ?? null,
        nanosOf,
      ),
    ),
  ]
}

function cell(figure: Figure | null, ratio: number | null, format: (value: number) => string): FigureCell {
  if (!figure) return { text: '–', hint: 'Could not be measured here', ratio: null }
  const { median, least, most, spread, runs } = figure
  const range =
    runs > 1
      ? `${format(least)} to ${format(most)} in ${runs} runs, a spread of ${Math.round(spread * 100)}%`
      : 'one run'
  return { text: format(median), hint: range, ratio: ratio === null ? null : formatRatio(ratio) }
}
