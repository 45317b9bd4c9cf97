import type { Failure } from '../../src-shared/contract/failure.ts'
import { speedNames, type ModeFigures, type SpeedName } from '../../src-shared/contract/lab.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { figureOf, timesOf } from './figure.ts'
import {
  held,
  HELD_RESOLUTION_BYTES,
  known,
  RSS_RESOLUTION_BYTES,
  rssGrowth,
  slopesByRepeat,
} from './slopes.ts'
import type { Trial } from './trial.ts'

/** Everything that the trials of one mode came to; comparisons with dict-style are filled in by {@link compared}. */
export function modeFigures(mode: Mode, trials: readonly Trial[], failure: Failure | null): ModeFigures {
  const readings = trials.map(({ reading }) => reading)
  const whole = trials.filter((trial) => trial.whole)
  const rss = slopesByRepeat(readings, rssGrowth, RSS_RESOLUTION_BYTES)
  const accounted = slopesByRepeat(readings, held, HELD_RESOLUTION_BYTES)
  const growthBytes = figureOf(whole.map(({ reading }) => rssGrowth(reading)))
  const nodeBytes = figureOf(known(rss, 'node'))
  const edgeBytes = figureOf(known(rss, 'edge'))
  const fixedBytes = figureOf(known(rss, 'fixed'))
  const [first] = whole
  return {
    mode,
    failure,
    growthBytes,
    baselineBytes: figureOf(readings.map(({ baselineRssBytes }) => baselineRssBytes)),
    nodeBytes,
    edgeBytes,
    fixedBytes,
    heldNodeBytes: figureOf(known(accounted, 'node')),
    heldEdgeBytes: figureOf(known(accounted, 'edge')),
    structure: first
      ? structureOf(first, growthBytes && fixedBytes ? growthBytes.median - fixedBytes.median : null)
      : null,
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

function structureOf(
  { parts, reading }: Trial,
  measured: number | null,
): NonNullable<ModeFigures['structure']> {
  const total = bytesOf(parts)
  const nodes = bytesOf(parts.filter(({ of }) => of === 'nodes' || of === 'ids'))
  const edges = bytesOf(parts.filter(({ of }) => of === 'edges' || of === 'topology'))
  const each = (bytes: number | null, count: number) => (bytes === null || count === 0 ? null : bytes / count)
  return {
    nodeBytes: each(nodes, reading.nodes),
    edgeBytes: each(edges, reading.edges),
    totalBytes: total,
    ofMeasured:
      total !== null && measured !== null && measured > RSS_RESOLUTION_BYTES ? total / measured : null,
    parts: [...parts],
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
