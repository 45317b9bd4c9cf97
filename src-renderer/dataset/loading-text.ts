import type { LoadProgress } from '../../src-shared/contract/load-report.ts'
import {
  formatBytes,
  formatCount,
  formatCountOf,
  formatDuration,
  formatRate,
} from '../../src-shared/units.ts'
import type { Loading } from './dataset-store.ts'

const phaseNames: Record<LoadProgress['phase'], string> = {
  opening: 'Opening the file',
  restoring: 'Reopening from the snapshot',
  reading: 'Reading rows',
  resolving: 'Finding the ends of edges',
  linking: 'Linking neighbours',
  building: 'Building the store',
  measuring: 'Measuring memory',
}

/** A load in words: what it does, how far it is (`null`: unknown), and rows, rate and time left. */
export function loadingText({ progress, pace }: Pick<Loading, 'progress' | 'pace'>): {
  label: string
  part: number | null
  text: string
} {
  if (!progress) return { label: 'Starting the store process', part: null, text: '' }
  const { phase, rowsDone, rowsTotal } = progress
  const label = phaseNames[phase]
  if (rowsTotal === 0) return { label, part: null, text: '' }
  if (phase === 'restoring') {
    const text = `${formatBytes(rowsDone)} of ${formatBytes(rowsTotal)}`
    return { label, part: Math.min(1, rowsDone / rowsTotal), text }
  }
  const parts = [`${formatCount(rowsDone)} of ${formatCountOf(rowsTotal, 'row')}`]
  if (pace.perSecond !== null) parts.push(formatRate(pace.perSecond, 'rows'))
  if (pace.leftMs !== null) parts.push(`${formatDuration(pace.leftMs)} left`)
  return { label, part: Math.min(1, rowsDone / rowsTotal), text: parts.join(' · ') }
}
