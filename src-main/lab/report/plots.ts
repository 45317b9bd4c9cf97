import { wayNames, type Comparison, type ModeFigures } from '../../../src-shared/contract/lab.ts'
import { formatBytes, formatCountShort } from '../../../src-shared/units.ts'
import { fitLine } from '../line-fit.ts'
import { svgPlot, type Axis, type Place, type Series } from './svg-plot.ts'

/** A plot with what it shows in a sentence. */
export type Plot = { readonly title: string; readonly note: string; readonly svg: string }

const bytes = (scale: Axis['scale']): Axis => ({ title: '', text: formatBytes, scale })

/** The measured points with the lines that were fitted to them, and the lines carried on to other sizes. */
export function plotsOf(comparison: Comparison): Plot[] {
  return [...fitPlots(comparison), ...projectionPlot(comparison)]
}

function fitPlots({ modes, dataset }: Comparison): Plot[] {
  const plot = (
    what: 'nodes' | 'edges',
    note: string,
    chosen: (mode: ModeFigures) => ModeFigures['readings'],
  ) => {
    const series = modes.flatMap((mode): Series[] => {
      const points = chosen(mode).map((at) => ({ x: at[what], y: at.rssBytes - at.baselineRssBytes }))
      const line = fitLine(points)
      if (!line) return []
      const ends = [0, Math.max(...points.map(({ x }) => x))]
      return [
        {
          name: wayNames[mode.mode],
          series: mode.mode,
          line: ends.map((x) => ({ x, y: line.intercept + line.slope * x })),
          points,
        },
      ]
    })
    if (series.length === 0) return []
    const title = `Growth of RSS by ${what}`
    const axis: Axis = { title: what, text: formatCountShort, scale: 'linear' }
    return [{ title, note, svg: svgPlot(title, axis, bytes('linear'), series) }]
  }
  return [
    ...plot(
      'nodes',
      'Each point is a process that loaded this many nodes and no edges; the slope is bytes a node.',
      (mode) => mode.readings.filter(({ edges }) => edges === 0),
    ),
    ...plot(
      'edges',
      'Each point is a process that loaded all nodes and this many edges; the slope is bytes an edge.',
      (mode) =>
        mode.readings.filter(
          ({ nodes, edges }) => nodes === dataset.nodes || (edges > 0 && !hasNodesAlone(mode)),
        ),
    ),
  ]
}

function hasNodesAlone({ readings }: ModeFigures): boolean {
  return readings.some(({ edges }) => edges === 0)
}

function projectionPlot({ projections, environment }: Comparison): Plot[] {
  if (projections.length === 0) return []
  const series = projections.map(({ mode, sizes, stopsAtNodes }): Series => {
    const places: Place[] = sizes.map(({ nodes, rssBytes }) => ({ x: nodes, y: rssBytes }))
    const [first, last] = [places[0], places.at(-1)]
    const stop =
      stopsAtNodes !== null && first && last && stopsAtNodes < last.x
        ? [{ x: stopsAtNodes, y: between(places, stopsAtNodes) }]
        : []
    return { name: wayNames[mode], series: mode, line: places, points: stop }
  })
  const title = 'RSS at other sizes'
  const axis: Axis = { title: 'nodes', text: formatCountShort, scale: 'log' }
  const level = { y: environment.memoryBytes, text: 'this machine' }
  return [
    {
      title,
      note: 'By the measured lines, both axes logarithmic; a dot is where a mode stops.',
      svg: svgPlot(title, axis, bytes('log'), series, [level]),
    },
  ]
}

/** The height of a line through places that lie on a straight one. */
function between(places: readonly Place[], x: number): number {
  const after = Math.max(
    1,
    places.findIndex((place) => place.x >= x),
  )
  const [a, b] = [places[after - 1], places[after]]
  if (!a || !b) return a?.y ?? 0
  return a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y)
}
