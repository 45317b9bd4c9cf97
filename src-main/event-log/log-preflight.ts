import { basename } from 'node:path'
import { malformedReasons, type EventLogReport } from '../../src-shared/contract/event-log.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { formatCountOf, formatDuration, formatShare } from '../../src-shared/units.ts'
import { logPlan } from './convert-log.ts'

/** The preflight of a converted log, told as that of the log it was made from. */
export function logPreflight(converted: Preflight, file: string, report: EventLogReport): Preflight {
  return {
    ...converted,
    fileName: basename(file),
    fileBytes: report.bytes,
    plan: logPlan,
    reasons: reasonsOf(report),
    warnings: [...converted.warnings, ...malformedWarnings(report)],
    eventLog: report,
  }
}

function reasonsOf({ events, services, slow }: EventLogReport): string[] {
  const slower = formatCountOf(slow.events, 'event is slow', 'events are slow')
  return [
    `An event log: ${formatCountOf(events, 'event')} of ${formatCountOf(services, 'service')}. Each is a node.`,
    'Each event has an edge to its service, and one to the next event of that service.',
    `${slower}: ${formatDuration(slow.thresholdMs)} or more.`,
  ]
}

/** How many lines are no events, why, and where the first of each sort is. */
export function malformedWarnings({ lines, malformed }: EventLogReport): string[] {
  if (malformed.lines === 0) return []
  const share = formatShare(malformed.lines / lines)
  const sorts = malformed.byReason.map(({ reason, lines: count }) => {
    const example = malformed.examples.find((each) => each.reason === reason)
    const where = example ? `; the first is line ${example.line}: “${example.text.trim()}”` : ''
    return `${formatCountOf(count, 'line')}: ${malformedReasons[reason]}${where}`
  })
  return [
    `Left out: ${formatCountOf(malformed.lines, 'line')} (${share}) that are no events.`,
    ...sorts.map((sort) => `${sort}.`),
  ]
}
