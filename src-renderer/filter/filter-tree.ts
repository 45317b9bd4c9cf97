import { allOf, everything, type Condition, type Filter } from '../../src-shared/filter/filter.ts'

/** Where a part of a filter stands: positions from the top down; a `not` has its part at 0. */
export type Path = readonly number[]

/** The filter with another part at `path`; `null` takes that part away, and groups that it leaves empty. */
export function replacedAt(filter: Filter, path: Path, next: Filter | null): Filter {
  return replaced(filter, path, next) ?? everything
}

function replaced(filter: Filter, path: Path, next: Filter | null): Filter | null {
  const [at, ...rest] = path
  if (at === undefined) return next
  if (filter.op === 'not') {
    const part = replaced(filter.part, rest, next)
    return part && { op: 'not', part }
  }
  if (filter.op !== 'and' && filter.op !== 'or') return filter
  const parts = filter.parts.flatMap((part, order) => {
    if (order !== at) return [part]
    const changed = replaced(part, rest, next)
    return changed ? [changed] : []
  })
  if (parts.length === 0) return null
  return parts.length === 1 ? parts[0]! : { op: filter.op, parts }
}

/** The filter narrowed by one more condition, or widened where its parts are alternatives. */
export function withCondition(filter: Filter, condition: Filter): Filter {
  if (filter.op === 'or') return { op: 'or', parts: [...filter.parts, condition] }
  return allOf([filter, condition])
}

/** The group at the top with the other word between its parts. */
export function withWord(filter: Filter, word: 'and' | 'or'): Filter {
  return filter.op === 'and' || filter.op === 'or' ? { op: word, parts: filter.parts } : filter
}

/** The opposite of a part; the opposite of an opposite is the part itself. */
export function turned(filter: Filter): Filter {
  return filter.op === 'not' ? filter.part : { op: 'not', part: filter }
}

/** The bounds of numbers or dates in a condition, as written, in it or not; `null` where it does not just set bounds. */
export function boundsOf(condition: Condition): { low: string | null; high: string | null } | null {
  if (condition.op === 'between' && !condition.not) {
    return { low: condition.low.text, high: condition.high.text }
  }
  if (condition.op !== 'compare') return null
  const { is, value } = condition
  if (is === '=') return { low: value.text, high: value.text }
  if (is === '>=' || is === '>') return { low: value.text, high: null }
  return is === '<=' || is === '<' ? { low: null, high: value.text } : null
}

/** The condition that sets these bounds, both of them in it; `null` without any. */
export function boundsCondition(
  field: Condition['field'],
  low: string | null,
  high: string | null,
): Condition | null {
  if (low !== null && high !== null) {
    return low === high
      ? { op: 'compare', field, is: '=', value: { text: low } }
      : { op: 'between', field, low: { text: low }, high: { text: high }, not: false }
  }
  if (low !== null) return { op: 'compare', field, is: '>=', value: { text: low } }
  return high === null ? null : { op: 'compare', field, is: '<=', value: { text: high } }
}

/** The values that a condition asks for, as written; `null` where it asks for something else. */
export function valuesOf(condition: Condition): readonly string[] | null {
  if (condition.op === 'in' && !condition.not) return condition.values.map(({ text }) => text)
  return condition.op === 'compare' && condition.is === '=' ? [condition.value.text] : null
}

/** The condition that asks for any of some values; `null` without any. */
export function valuesCondition(field: Condition['field'], values: readonly string[]): Condition | null {
  const [only] = values
  if (only === undefined) return null
  return values.length === 1
    ? { op: 'compare', field, is: '=', value: { text: only } }
    : { op: 'in', field, values: values.map((text) => ({ text })), not: false }
}

/** Whether a filter tests one field. */
export function isCondition(filter: Filter): filter is Condition {
  return 'field' in filter
}
