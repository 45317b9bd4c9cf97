import { expect, test } from 'vitest'
import { parseLine } from './parse-line.ts'

const event = (line: string) => {
  const parsed = parseLine(line)
  if (typeof parsed === 'string') throw new Error(parsed)
  return parsed
}

test('reads time, level, service, message and duration', () => {
  expect(event('2024-01-15 10:23:01 ERROR auth Login failed 145.2ms')).toEqual({
    at: '2024-01-15 10:23:01',
    level: 'ERROR',
    service: 'auth',
    message: 'Login failed',
    durationMs: 145.2,
  })
})

test.each([
  ['2024-01-15T10:23:01Z info db.pool ready', '2024-01-15T10:23:01.000Z', 'INFO', 'db.pool', 'ready', null],
  [
    '[2024-01-15 10:23:01,250] [WARN] [auth] slow: took 1.5s',
    '2024-01-15T10:23:01.250Z',
    'WARN',
    'auth',
    'slow:',
    1500,
  ],
  ['2024-01-15T10:23:01.25+01:00 FATAL api: gone', '2024-01-15T09:23:01.250Z', 'FATAL', 'api', 'gone', null],
  ['2024-02-29 00:00:00 DEBUG cache hit (3us)', '2024-02-29 00:00:00', 'DEBUG', 'cache', 'hit', 0.003],
  ['2024-01-15 10:23:01 INFO worker-7', '2024-01-15 10:23:01', 'INFO', 'worker-7', '', null],
  ['2024-01-15 10:23:01 INFO auth 12ms', '2024-01-15 10:23:01', 'INFO', 'auth', '', 12],
  ['2024-01-15 10:23:01 ERROR: auth: port 8080s', '2024-01-15 10:23:01', 'ERROR', 'auth', 'port', 8_080_000],
  ['2024-01-15 10:23:01 INFO auth user abc12ms', '2024-01-15 10:23:01', 'INFO', 'auth', 'user abc12ms', null],
])('reads its like: %s', (line, at, level, service, message, durationMs) => {
  expect(event(line)).toEqual({ at, level, service, message, durationMs })
})

test('a duration is found at the end of a long message, and a cut number is none', () => {
  const long = 'x'.repeat(500)
  expect(event(`2024-01-15 10:23:01 INFO auth ${long} 7ms`)).toMatchObject({ message: long, durationMs: 7 })
  const digits = '1'.repeat(500)
  expect(event(`2024-01-15 10:23:01 INFO auth a${digits}ms`)).toMatchObject({ durationMs: null })
})

test.each([
  ['', 'no-time'],
  ['  at Object.run (server.js:10:3)', 'no-time'],
  ['10:23:01 INFO auth hello', 'no-time'],
  ['2024-13-01 10:23:01 INFO auth hello', 'no-such-time'],
  ['2023-02-29 10:23:01 INFO auth hello', 'no-such-time'],
  ['2024-01-15 24:00:00 INFO auth hello', 'no-such-time'],
  ['2024-01-15 10:23:01 auth hello', 'no-level'],
  ['2024-01-15 10:23:01 INFO', 'no-service'],
  ['2024-01-15 10:23:01 INFO  ', 'no-service'],
])('says why a line is no event: “%s”', (line, reason) => {
  expect(parseLine(line)).toBe(reason)
})
