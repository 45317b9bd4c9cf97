import { numberingGroups } from '../groups.ts'
import { NO_VALUE } from '../measure.ts'
import { STRIDE, type WalkedMeasure } from './walk.ts'

/** As `measures/weak-components.ts`, by search. */
export const walkedWeakComponents: WalkedMeasure<'weak-components'> = function* (walk) {
  const values = new Uint32Array(walk.nodeCount).fill(NO_VALUE)
  const waiting: number[] = []
  let steps = 0
  for (let start = 0; start < walk.nodeCount; start++) {
    if (values[start] !== NO_VALUE) continue
    values[start] = start
    waiting.push(start)
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      walk.all(node, (other) => {
        if (values[other] !== NO_VALUE) return
        values[other] = start
        waiting.push(other)
      })
      if (++steps % STRIDE === 0) yield
    }
  }
  return { values, summary: yield* numberingGroups(values) }
}
