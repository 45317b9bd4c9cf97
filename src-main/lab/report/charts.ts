import { speeds, wayNames, type Comparison, type Way } from '../../../src-shared/contract/lab.ts'
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
    readonly series: Way | 'part'
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
      return [{ name: wayNames[figures.mode], value, text: bytesText(value), series: figures.mode }]
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
                  name: `${speeds[name].title}, ${wayNames[figures.mode]}`,
                  value: timesDict,
                  text: formatRatio(timesDict),
                  series: figures.mode,
                },
              ],
        ),
      ),
  }
  const whereBytesGo = modes.map(({ mode, structure }): BarChart => ({
    title: `Where the bytes go, ${wayNames[mode]}, by structure`,
    bars: (structure?.parts ?? [])
      .flatMap(({ of, name, type, bytes }) =>
        bytes === null
          ? []
          : [{ name: `${of}: ${name}`, value: bytes, text: formatBytes(bytes), series: partSeries(type) }],
      )
      .toSorted((a, b) => b.value - a.value),
  }))
  return [
    perMode('Bytes a node, measured', ({ nodeBytes, heldNodeBytes }) => (nodeBytes ?? heldNodeBytes)?.median),
    perMode(
      'Bytes an edge, measured',
      ({ edgeBytes, heldEdgeBytes }) => (edgeBytes ?? heldEdgeBytes)?.median,
    ),
    ...(dataset.nodes > 0 ? whereBytesGo : []),
    timesFaster,
  ].filter(({ bars }) => bars.length > 0)
}

/** What lies in overflow stands out from the columns. */
function partSeries(type: string): 'overflow' | 'part' {
  return type === 'overflow' ? 'overflow' : 'part'
}
