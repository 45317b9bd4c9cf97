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
  let waiting = Array.from({ length: nodeCount }, (_, node) => node)
  let level = 0
  let degeneracy = 0
  let steps = 0
  for (; waiting.length > 0; level++) {
    const peeled = waiting.filter((node) => left[node] === level)
    if (peeled.length > 0) degeneracy = level
    for (const node of peeled) {
      walk.all(node, (other) => {
        if (left[other]! <= level) return
        left[other]!--
        if (left[other] === level) peeled.push(other)
      })
      if (++steps % STRIDE === 0) yield
    }
    waiting = waiting.filter((node) => left[node]! > level)
    yield
  }
  let innermost = 0
  for (const core of left) if (core === degeneracy) innermost++
  return { values: left, summary: { degeneracy, innermost } }
}
