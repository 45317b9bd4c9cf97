import type { Failure } from '../../src-shared/contract/failure.ts'
import {
  speedNames,
  type Figure,
  type ModeFigures,
  type SpeedName,
  type Way,
} from '../../src-shared/contract/lab.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import { figureOf, timesOf } from './figure.ts'
import { held, HELD_RESOLUTION_BYTES, known, RSS_RESOLUTION_BYTES, rss, slopesByRepeat } from './slopes.ts'
import type { Trial } from './trial.ts'

/** Everything that the trials of one mode came to; comparisons with dict-style are filled in by {@link compared}. */
export function modeFigures(mode: Way, trials: readonly Trial[], failure: Failure | null): ModeFigures {
  const readings = trials.map(({ reading }) => reading)
  const whole = trials.filter((trial) => trial.whole)
  const measured = slopesByRepeat(readings, rss, RSS_RESOLUTION_BYTES)
  const accounted = slopesByRepeat(readings, held, HELD_RESOLUTION_BYTES)
  const baselineBytes = figureOf(readings.map(({ baselineRssBytes }) => baselineRssBytes))
  const emptyBytes = baselineBytes?.median ?? 0
  const growthBytes = figureOf(whole.map(({ reading }) => reading.rssBytes - emptyBytes))
  const nodeBytes = figureOf(known(measured, 'node'))
  const edgeBytes = figureOf(known(measured, 'edge'))
  const fixedBytes = figureOf(known(measured, 'fixed').map((rssBytes) => rssBytes - emptyBytes))
  return {
    mode,
    failure,
    growthBytes,
    baselineBytes,
    nodeBytes,
    edgeBytes,
    fixedBytes,
    heldNodeBytes: figureOf(known(accounted, 'node')),
    heldEdgeBytes: figureOf(known(accounted, 'edge')),
    structure: structureOf(trials, nodeBytes, edgeBytes),
    loadMs: figureOf(whole.map(({ reading }) => reading.loadMs)),
    speeds: speedNames.flatMap((name) => {
      const ns = figureOf(whole.flatMap((trial) => nsOf(trial, name)))
      return ns ? [{ name, ns, timesDict: null }] : []
    }),
    overflowBytes: figureOf(whole.flatMap(({ result }) => result?.overflowBytes ?? [])),
    timesDict: { growth: null, nodeBytes: null, edgeBytes: null, load: null },
    readings,
  }
}

/** The same figures beside those of dict-style, where it was measured. */
export function compared(figures: ModeFigures, dict: ModeFigures | undefined): ModeFigures {
  if (!dict) return figures
  const speedOf = (name: SpeedName) => dict.speeds.find((speed) => speed.name === name)?.ns
  return {
    ...figures,
    speeds: figures.speeds.map((speed) => ({ ...speed, timesDict: timesOf(speedOf(speed.name), speed.ns) })),
    timesDict: {
      growth: timesOf(dict.growthBytes, figures.growthBytes),
      nodeBytes: timesOf(dict.nodeBytes, figures.nodeBytes),
      edgeBytes: timesOf(dict.edgeBytes, figures.edgeBytes),
      load: timesOf(dict.loadMs, figures.loadMs),
    },
  }
}

/** Lengths of buffers of the loads with all nodes: without edges for the nodes, the rest for the edges. */
function structureOf(
  trials: readonly Trial[],
  nodeBytes: Figure | null,
  edgeBytes: Figure | null,
): ModeFigures['structure'] {
  const full = trials.find(({ whole }) => whole)
  if (!full) return null
  const { nodes, edges } = full.reading
  const alone = trials.find(({ reading }) => reading.nodes === nodes && reading.edges === 0)
  const totalBytes = bytesOf(full.parts)
  const ofNodes = alone && bytesOf(alone.parts)
  const each = (bytes: number | null | undefined, count: number) =>
    bytes === null || bytes === undefined || count === 0 ? null : bytes / count
  const ofEdges = totalBytes === null ? null : totalBytes - (ofNodes ?? 0)
  const measured =
    edgeBytes && (nodeBytes || !alone) ? (nodeBytes?.median ?? 0) * nodes + edgeBytes.median * edges : null
  return {
    nodeBytes: each(ofNodes, nodes),
    edgeBytes: each(ofEdges, edges),
    totalBytes,
    ofMeasured: totalBytes === null || measured === null ? null : totalBytes / measured,
    parts: [...full.parts],
  }
}

function bytesOf(parts: readonly StructurePart[]): number | null {
  return parts.reduce<number | null>(
    (sum, { bytes }) => (sum === null || bytes === null ? null : sum + bytes),
    0,
  )
}

function nsOf({ result }: Trial, name: SpeedName): number[] {
  return (result?.speeds ?? []).flatMap((speed) => (speed.name === name ? [speed.ns] : []))
}
