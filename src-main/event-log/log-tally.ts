import { type EventLogReport, type MalformedReason } from '../../src-shared/contract/event-log.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import type { LogEvent } from './parse-line.ts'

/** What is known of a service by then. */
export type Service = {
  events: number
  errors: number
  slow: number
  /** Line of its latest event. */
  lastLine: number
  readonly firstAt: string
  lastAt: string
}

/** Few enough to read, many enough to see a pattern. */
const EXAMPLES = 10
const EXAMPLE_LENGTH = 200

/** No log names so many services; a file that does is no log, and would fill memory. */
const MOST_SERVICES = 100_000

const errorLevels = new Set([
  'ERROR',
  'ERR',
  'SEVERE',
  'CRITICAL',
  'CRIT',
  'FATAL',
  'ALERT',
  'EMERG',
  'PANIC',
])

/** Counts while a log is converted. Holds the services and a few examples, never the events. */
export class LogTally {
  readonly services = new Map<string, Service>()
  readonly #slowMs: number
  readonly #levels = new Map<string, number>()
  readonly #malformed = new Map<MalformedReason, number>()
  readonly #examples: EventLogReport['malformed']['examples'] = []
  events = 0
  #slow = 0

  constructor(slowMs: number) {
    this.#slowMs = slowMs
  }

  isSlow({ durationMs }: LogEvent): boolean {
    return durationMs !== null && durationMs >= this.#slowMs
  }

  /** Counts an event; gives the line of the event before it of the same service. */
  event(event: LogEvent, line: number): number | undefined {
    const { level, service: name, at } = event
    const slow = this.isSlow(event) ? 1 : 0
    const error = errorLevels.has(level) ? 1 : 0
    this.events++
    this.#slow += slow
    this.#levels.set(level, (this.#levels.get(level) ?? 0) + 1)
    const service = this.services.get(name)
    if (!service) {
      if (this.services.size === MOST_SERVICES) {
        fail('not-a-graph', `More than ${MOST_SERVICES} services are named: this is no event log.`, {
          row: String(line),
          value: name,
        })
      }
      const first = { events: 1, errors: error, slow, lastLine: line, firstAt: at, lastAt: at }
      this.services.set(copied(name), first)
      return undefined
    }
    const before = service.lastLine
    service.events++
    service.errors += error
    service.slow += slow
    service.lastLine = line
    service.lastAt = at
    return before
  }

  malformed(reason: MalformedReason, line: number, text: string): void {
    this.#malformed.set(reason, (this.#malformed.get(reason) ?? 0) + 1)
    if (this.#examples.length < EXAMPLES) {
      this.#examples.push({ line, reason, text: text.slice(0, EXAMPLE_LENGTH) })
    }
  }

  report(bytes: number): EventLogReport {
    const byReason = [...this.#malformed].map(([reason, lines]) => ({ reason, lines }))
    const malformed = byReason.reduce((sum, { lines }) => sum + lines, 0)
    return {
      bytes,
      lines: this.events + malformed,
      events: this.events,
      services: this.services.size,
      levels: [...this.#levels]
        .map(([level, events]) => ({ level, events }))
        .toSorted((a, b) => b.events - a.events),
      slow: { thresholdMs: this.#slowMs, events: this.#slow },
      malformed: {
        lines: malformed,
        byReason: byReason.toSorted((a, b) => b.lines - a.lines),
        examples: this.#examples,
      },
    }
  }
}

/** The same text on its own: V8 keeps all of a text for as long as a part of it is held. */
function copied(text: string): string {
  return Buffer.from(text).toString()
}
