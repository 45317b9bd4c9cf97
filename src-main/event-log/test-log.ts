import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { below, randomSource } from '../generate/random.ts'

const levels = ['DEBUG', 'INFO', 'INFO', 'INFO', 'WARN', 'ERROR']
const services = ['auth', 'billing', 'cache', 'db.pool', 'gateway', 'mailer', 'search', 'worker-7']
const messages = [
  'Login failed',
  'Request served',
  'Cache miss for key',
  'Query done',
  'Retrying',
  'Connection reset',
]
const malformed = [
  '  at Object.run (server.js:10:3)',
  '2024-02-30 10:00:00 INFO auth no such day',
  '2024-01-15 10:23:01 auth no level',
]

/** Lines written before the drain is waited for: about a megabyte. */
const BATCH = 16_384

/** What a made-up log holds, for tests to hold a conversion to. */
export type TestLog = { events: number; malformed: number; slow: number; byService: Map<string, number> }

/**
 * Writes a log of `lines` lines, one in a hundred of them no event, the same for the same seed. Durations are on two
 * lines of three; slow is from 100 ms on.
 */
export async function writeTestLog(file: string, lines: number, seed = 1): Promise<TestLog> {
  const random = randomSource(seed)
  const out = createWriteStream(file)
  const made: TestLog = { events: 0, malformed: 0, slow: 0, byService: new Map() }
  let batch = ''
  let at = Date.UTC(2024, 0, 15, 10, 23, 1)
  for (let line = 0; line < lines; line++) {
    if (line % 100 === 57) {
      made.malformed++
      batch += `${malformed[below(random, malformed.length)]}\n`
    } else {
      at += below(random, 3) * 1000
      const service = services[below(random, services.length)]!
      const tenths = below(random, 3) === 0 ? undefined : below(random, 2_000)
      const time = new Date(at).toISOString()
      const text = `${messages[below(random, messages.length)]} ${below(random, 100_000)}`
      const took = tenths === undefined ? '' : ` ${tenths / 10}ms`
      batch += `${time.slice(0, 10)} ${time.slice(11, 19)} ${levels[below(random, levels.length)]} ${service} ${text}${took}\n`
      made.events++
      if (tenths !== undefined && tenths >= 1000) made.slow++
      made.byService.set(service, (made.byService.get(service) ?? 0) + 1)
    }
    if (line % BATCH === BATCH - 1) {
      if (!out.write(batch)) await once(out, 'drain')
      batch = ''
    }
  }
  out.end(batch)
  await finished(out)
  return made
}
