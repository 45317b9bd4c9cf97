import type { MalformedReason } from '../../src-shared/contract/event-log.ts'

/** One event, as its line tells it. */
export type LogEvent = {
  /** `2024-01-15 10:23:01` as written; with a fraction or a zone `2024-01-15T10:23:01.250Z`, in UTC. */
  readonly at: string
  readonly level: string
  readonly service: string
  /** Without the duration; may be empty. */
  readonly message: string
  readonly durationMs: number | null
}

// [2024-01-15T10:23:01.250+01:00]
const TIME =
  /^\[?(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(Z| ?[+-]\d\d:?\d\d)?\]?[ \t]+/
// ERROR, [error], WARN:
const LEVEL =
  /(?:\[)?(trace|debug|info|information|notice|warn|warning|error|err|severe|critical|crit|fatal|alert|emerg|panic)(?:\])?:?(?:[ \t]+|$)/iy
// auth, [auth-service], db.pool:
const SERVICE = /\[?([\p{L}\p{N}_][\p{L}\p{N}_./@-]*)\]?:?(?:[ \t]+|$)/uy
// 145.2ms, (took 1.2 s), duration=3us
const DURATION =
  /(?:^|[ \t(])(?:took |in |after |duration[=:] ?)?(\d+(?:\.\d+)?) ?(ns|us|µs|μs|ms|s|m|min)[)\].]?$/
/** More than the longest text that {@link DURATION} is meant for. */
const DURATION_LENGTH = 48

const msPerUnit: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  min: 60_000,
}

/**
 * Reads a line such as `2024-01-15 10:23:01 ERROR auth Login failed 145.2ms`: time, level, service, message and,
 * where the line ends with one, a duration. Gives the reason where the line is none.
 */
export function parseLine(line: string): LogEvent | MalformedReason {
  const time = TIME.exec(line)
  if (!time) return 'no-time'
  const at = timeOf(time)
  if (at === undefined) return 'no-such-time'
  LEVEL.lastIndex = time[0].length
  const level = LEVEL.exec(line)
  if (!level) return 'no-level'
  SERVICE.lastIndex = LEVEL.lastIndex
  const service = SERVICE.exec(line)
  if (!service) return 'no-service'
  const rest = line.slice(SERVICE.lastIndex).trimEnd()
  // a duration is short; a boundary that was not there keeps a cut word from being one
  const cut = Math.max(0, rest.length - DURATION_LENGTH)
  const duration = DURATION.exec(cut === 0 ? rest : `x${rest.slice(cut)}`)
  const event = { at, level: level[1]!.toUpperCase(), service: service[1]! }
  if (!duration) return { ...event, message: rest, durationMs: null }
  return {
    ...event,
    message: rest.slice(0, cut === 0 ? duration.index : cut + duration.index - 1).trimEnd(),
    durationMs: Number(duration[1]) * msPerUnit[duration[2]!]!,
  }
}

function timeOf([, year, month, day, hour, minute, second, fraction, zone]: RegExpExecArray):
  string | undefined {
  const days = daysIn(Number(year), Number(month))
  // a leap second is a time that exists, but none that dates here can hold
  if (Number(day) < 1 || Number(day) > days) return undefined
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined
  if (fraction === undefined && zone === undefined)
    return `${year}-${month}-${day} ${hour}:${minute}:${second}`
  const millis = (fraction ?? '').slice(0, 3).padEnd(3, '0')
  const local = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millis}`
  if (zone === undefined || zone === 'Z') return `${local}Z`
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone) ?? []
  const offsetMs = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1)
  return new Date(Date.parse(`${local}Z`) - offsetMs).toISOString()
}

/** 0 of a month that does not exist. */
function daysIn(year: number, month: number): number {
  if (month < 1 || month > 12) return 0
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
