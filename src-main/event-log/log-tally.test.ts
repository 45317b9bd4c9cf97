import { expect, test } from 'vitest'
import { collectGarbage } from '../store/measure/heap.ts'
import { LogTally } from './log-tally.ts'
import { parseLine } from './parse-line.ts'

test('a service holds its name, not the text that it was read from', () => {
  const services = 2_000
  const pieceLength = 16 * 1024
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const tally = new LogTally(100)
  for (let i = 0; i < services; i++) {
    const line = `2024-01-15 10:23:01 ERROR a-service-of-a-long-name-${i} Login failed`
    // a piece of its own, as of a service that is seen once
    const piece = Buffer.from(line.padEnd(pieceLength, 'x')).toString()
    const event = parseLine(piece.slice(0, line.length))
    if (typeof event === 'string') throw new Error(event)
    tally.event(event, i)
  }
  collectGarbage()
  expect(tally.services.size).toBe(services)
  // a tenth of the pieces, and several times what the services take
  expect(process.memoryUsage().heapUsed - before).toBeLessThan((services * pieceLength) / 10)
})
