import { ranges } from '../slices.ts'
import { STRIDE, type WalkedMeasure } from './walk.ts'

/** As `measures/core-numbers.ts`. */
export const walkedCoreNumbers: WalkedMeasure<'core-numbers'> = function* (walk) {
  const { nodeCount } = walk
  const left = new Uint32Array(nodeCount)
  for (let node = 0; node < nodeCount; node++) {
    walk.all(node, (other) => {
      if (other !== node) left[node]!++
    })
    if (node % STRIDE === 0) yield
  }
  const waiting = new Uint32Array(nodeCount)
  yield* ranges(nodeCount, (from, to) => {
    for (let node = from; node < to; node++) waiting[node] = node
  })
  let count = nodeCount
  let degeneracy = 0
  let steps = 0
  for (let level = 0; count > 0; level++) {
    // keeps those that have more left, in place, and queues the rest
    const peeled: number[] = []
    let kept = 0
    yield* ranges(count, (from, to) => {
      for (let at = from; at < to; at++) {
        const node = waiting[at]!
        if (left[node] === level) peeled.push(node)
        else if (left[node]! > level) waiting[kept++] = node
      }
    })
    count = kept
    if (peeled.length > 0) degeneracy = level
    for (const node of peeled) {
      walk.all(node, (other) => {
        if (left[other]! <= level) return
        left[other]!--
        if (left[other] === level) peeled.push(other)
      })
      if (++steps % STRIDE === 0) yield
    }
  }
  let innermost = 0
  yield* ranges(nodeCount, (from, to) => {
    for (let node = from; node < to; node++) if (left[node] === degeneracy) innermost++
  })
  return { values: left, summary: { degeneracy, innermost } }
}
