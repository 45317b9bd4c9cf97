import { failureText } from '../../src-shared/contract/failure-help.ts'
import {
  speeds,
  wayNames,
  type Comparison,
  type Figure,
  type ModeFigures,
} from '../../src-shared/contract/lab.ts'
import { disagreement, RSS_AGREEMENT, STRUCTURE_AGREEMENT } from './agreement.ts'
import { formatRatio, formatShare } from '../../src-shared/units.ts'

/** Memory figures that differ by more between runs are called unsteady. */
const STEADY = 0.05
/** Differences between modes below this are noise of timing. */
const NOTABLE = 1.1

/** Whether one figure is the greater for certain: by more than noise, and in every run. */
function exceeds(figure: Figure, other: Figure): boolean {
  return figure.median > other.median * NOTABLE && figure.least > other.most
}

type Measured = Pick<Comparison, 'modes' | 'rssDisagreement' | 'environment'>

/** What a reader must know before believing the figures, unwelcome results among it. */
export function remarksOf({ modes, rssDisagreement, environment }: Measured): string[] {
  const slotted = modes.find(({ mode }) => mode === 'slotted')
  const others = modes.filter(({ mode }) => mode !== 'slotted')
  return [
    ...modes.flatMap(failureRemark),
    ...(slotted ? others.flatMap((other) => unwelcome(slotted, other)) : []),
    ...modes.flatMap(unmeasured),
    ...modes.flatMap(unsteady),
    ...modes.flatMap(structureRemark),
    ...(rssDisagreement > RSS_AGREEMENT
      ? [
          `RSS as the processes say and as the system says lie ${formatShare(rssDisagreement)} apart at most: more than ${formatShare(RSS_AGREEMENT)}.`,
        ]
      : []),
    ...busy(environment),
  ]
}

function failureRemark({ mode, failure }: ModeFigures): string[] {
  if (!failure) return []
  const { detail } = failureText(failure)
  return [`${named(mode)} cannot hold this dataset. ${detail}`]
}

/** Where another mode beats slotted, it is said. */
function unwelcome(slotted: ModeFigures, other: ModeFigures): string[] {
  const found: string[] = []
  // but for what lies in overflow it is the same store, and a difference in its favour is noise
  for (const { name, ns } of other.mode === 'overflow' ? [] : other.speeds) {
    const ours = slotted.speeds.find((speed) => speed.name === name)
    if (ours && exceeds(ours.ns, ns)) {
      const times = formatRatio(ours.ns.median / ns.median)
      found.push(`${named(other.mode)} is ${times} as fast as slotted: ${speeds[name].title.toLowerCase()}.`)
    }
  }
  const costs = [
    ['bytes a node', slotted.nodeBytes, other.nodeBytes],
    ['bytes an edge', slotted.edgeBytes, other.edgeBytes],
    ['load time', slotted.loadMs, other.loadMs],
  ] as const
  for (const [what, ours, theirs] of costs) {
    if (ours && theirs && exceeds(ours, theirs))
      found.push(`${named(other.mode)} takes less than slotted: ${what}.`)
  }
  return found
}

function unmeasured({ mode, failure, readings, nodeBytes, edgeBytes, ...held }: ModeFigures): string[] {
  if (failure || readings.length === 0) return []
  const missing = [
    ...(nodeBytes || !readings.some(({ edges }) => edges === 0) ? [] : ['a node']),
    ...(edgeBytes || !readings.some(({ edges }) => edges > 0) ? [] : ['an edge']),
  ]
  if (missing.length === 0) return []
  const others =
    held.heldNodeBytes || held.heldEdgeBytes ? 'heap and buffers can' : 'nor can heap and buffers'
  return [
    `${named(mode)}: RSS cannot tell the bytes of ${missing.join(' or ')} of a dataset this small; ${others}.`,
  ]
}

function unsteady({ mode, growthBytes, nodeBytes, edgeBytes }: ModeFigures): string[] {
  const figures: [string, Figure | null][] = [
    ['growth', growthBytes],
    ['bytes a node', nodeBytes],
    ['bytes an edge', edgeBytes],
  ]
  return figures.flatMap(([what, figure]) =>
    figure && figure.spread > STEADY
      ? [`${named(mode)}: ${what} differs by ${formatShare(figure.spread)} between runs.`]
      : [],
  )
}

function structureRemark({ mode, structure }: ModeFigures): string[] {
  if (structure?.ofMeasured == null || disagreement(structure.ofMeasured, 1) <= STRUCTURE_AGREEMENT) return []
  const share = formatShare(structure.ofMeasured)
  return [
    `${named(mode)}: the structure adds up to ${share} of the measured growth, which is more than 10% off.`,
  ]
}

function busy({ cores, loadAverage: [before, after] }: Comparison['environment']): string[] {
  // trials themselves keep one or two processors busy, which is why only the load before counts in full
  if (before < cores && after < cores * 2) return []
  return [
    `The machine was busy with other work (load ${before.toFixed(1)} before, ${after.toFixed(1)} after, on ${cores} cores): times are too long; their ratios and the memory hold better.`,
  ]
}

function named(mode: ModeFigures['mode']): string {
  const name = wayNames[mode]
  return name.charAt(0).toUpperCase() + name.slice(1)
}
