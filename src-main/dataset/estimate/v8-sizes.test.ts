import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import {
  arrayBytes,
  dictionaryBytes,
  heapNumberBytes,
  mapBytes,
  objectBytes,
  stringBytes,
} from './v8-sizes.ts'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/** Heap bytes that one of what `make` returns takes, over many of them. */
function measure(make: (i: number) => unknown): number {
  const count = 20_000
  const held: unknown[] = Array.from({ length: count }, () => null)
  collect()
  const before = process.memoryUsage().heapUsed
  for (let i = 0; i < count; i++) held[i] = make(i)
  collect()
  const after = process.memoryUsage().heapUsed
  expect(held[count - 1]).toBeDefined()
  return (after - before) / count
}

const names = Array.from({ length: 20 }, (_, i) => `slot${i}`)

test.each<[string, (i: number) => unknown, number]>([
  ...[1, 3, 5, 8, 13].map((count): [string, (i: number) => unknown, number] => [
    `a dictionary of ${count}`,
    (i) => {
      const record = Object.create(null) as Record<string, unknown>
      for (const name of names.slice(0, count)) record[name] = i
      return record
    },
    dictionaryBytes(count, 8),
  ]),
  ...[1, 4, 5, 9].map((count): [string, (i: number) => unknown, number] => [
    `a map of ${count}`,
    (i) => new Map(names.slice(0, count).map((_, at) => [i + at, i])),
    mapBytes(count, 8),
  ]),
  ...[1, 17, 18, 60].map((length): [string, (i: number) => unknown, number] => [
    `an array of ${length}`,
    (i) => {
      const array: number[] = []
      for (let at = 0; at < length; at++) array.push(i)
      return array
    },
    arrayBytes(length, 8),
  ]),
  ['an object of 4', (i) => ({ a: i, b: i, c: i, d: i }), objectBytes(4, 8)],
  ['a string of 11', (i) => Buffer.from(`name ${100_000 + i}`).toString('latin1'), stringBytes(11, 8)],
  ['an object with a float', (i) => ({ a: i + 0.5 }), objectBytes(1, 8) + heapNumberBytes(8)],
])('%s', (_, make, expected) => {
  const measured = measure(make)
  expect(measured / expected).toBeGreaterThan(0.9)
  expect(measured / expected).toBeLessThan(1.1)
})
