import { expect, it } from 'vitest'
import { arrive, placeAt, startTrail } from './trail.ts'

const same = (a: string, b: string) => a[0] === b[0]
const walk = (...places: string[]) =>
  places.reduce((trail, place) => arrive(trail, place, same), startTrail('a'))

it('goes back and ahead', () => {
  const there = walk('b', 'c')
  expect(placeAt(there, -1)).toBe('b')
  const back = arrive(there, 'b', same)
  expect(placeAt(back, 1)).toBe('c')
  expect(placeAt(back, -1)).toBe('a')
  expect(placeAt(back, -2)).toBeUndefined()
  expect(placeAt(back, 2)).toBeUndefined()
})

it('keeps the newest form of a place, and forgets what lay ahead of a new one', () => {
  const settled = arrive(walk('b', 'c'), 'c2', same)
  expect(settled.places).toEqual(['a', 'b', 'c2'])
  const turned = arrive(arrive(settled, 'a', same), 'd', same)
  expect(turned.places).toEqual(['a', 'd'])
})

it('keeps a hundred places', () => {
  const places = Array.from({ length: 150 }, (_, at) => String.fromCodePoint(1000 + at))
  expect(walk(...places).places).toHaveLength(100)
})
