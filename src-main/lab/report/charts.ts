import { speeds, type Comparison } from '../../../src-shared/contract/lab.ts'
import { modeNames, type Mode } from '../../../src-shared/contract/mode.ts'
import { formatBytes, formatRatio } from '../../../src-shared/units.ts'
import { bytesText } from './tables.ts'

/** A chart of bars that all begin at nothing: lengths compare as the figures do. */
export type BarChart = {
  readonly title: string
  readonly bars: readonly {
    readonly name: string
    readonly value: number
    readonly text: string
    /** Colours the bar. */
    readonly series: Mode | 'part'
  }[]
}

/** The charts of bars of a report; those without a figure are left out. */
export function barCharts({ modes, dataset }: Comparison): BarChart[] {
  const perMode = (
    title: string,
    of: (mode: Comparison['modes'][number]) => number | undefined,
  ): BarChart => ({
    title,
    bars: modes.flatMap((figures) => {
      const value = of(figures)
      if (value === undefined) return []
      return [{ name: modeNames[figures.mode], value, text: bytesText(value), series: figures.mode }]
    }),
  })
  const timesFaster: BarChart = {
    title: 'Times as fast as dict-style',
    bars: modes
      .filter(({ mode }) => mode !== 'dict')
      .flatMap((figures) =>
        figures.speeds.flatMap(({ name, timesDict }) =>
          timesDict === null
            ? []
            : [
                {
                  name: `${speeds[name].title}, ${modeNames[figures.mode]}`,
                  value: timesDict,
                  text: formatRatio(timesDict),
                  series: figures.mode,
                },
              ],
        ),
      ),
  }
  const parts = modes.find(({ mode }) => mode === 'slotted')?.structure?.parts ?? []
  const whereBytesGo: BarChart = {
    title: `Where the slotted store’s bytes go, by structure`,
    bars: parts
      .flatMap(({ of, name, bytes }) =>
        bytes === null
          ? []
          : [{ name: `${of}: ${name}`, value: bytes, text: formatBytes(bytes), series: 'part' as const }],
      )
      .toSorted((a, b) => b.value - a.value),
  }
  return [
    perMode('Bytes a node, measured', ({ nodeBytes, heldNodeBytes }) => (nodeBytes ?? heldNodeBytes)?.median),
    perMode(
      'Bytes an edge, measured',
      ({ edgeBytes, heldEdgeBytes }) => (edgeBytes ?? heldEdgeBytes)?.median,
    ),
    ...(dataset.nodes > 0 ? [whereBytesGo] : []),
    timesFaster,
  ].filter(({ bars }) => bars.length > 0)
}
