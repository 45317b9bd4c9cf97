import type { Condition, Filter, Literal } from './filter.ts'
import type { FilterProblem } from './filter-error.ts'
import { booleanOf, numberOf, periodOf } from './literal.ts'
import { closest } from './closest.ts'
import { fieldsOf, typeOfField, type FilterSchema, type ValueType } from './schema.ts'

/** What is wrong with a filter on this graph, in the order of the text: names that are not there, values of other types. */
export function problemsOf(filter: Filter, schema: FilterSchema): FilterProblem[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return filter.parts.flatMap((part) => problemsOf(part, schema))
    case 'not':
      return problemsOf(filter.part, schema)
    case 'member':
      return schema.sets.includes(filter.set.text) ? [] : [unknown('set', filter.set, schema.sets)]
    case 'compare':
    case 'in':
    case 'between':
    case 'text':
    case 'missing':
      return conditionProblems(filter, schema)
  }
}

function conditionProblems(condition: Condition, schema: FilterSchema): FilterProblem[] {
  const { field } = condition
  const type = typeOfField(schema, field)
  if (type === undefined) {
    if (field.builtIn) {
      const message = `${schema.of === 'edges' ? 'Edges have' : 'Nodes have'} no “${field.name}”; in quotes it is an attribute.`
      return [{ message, at: field.at ?? NOWHERE }]
    }
    const names = [...fieldsOf(schema.of), ...schema.attributes.map(({ name }) => name)]
    return [unknown('attribute', { text: field.name, ...(field.at && { at: field.at }) }, names)]
  }
  if (field.builtIn && field.name === 'kind' && (condition.op === 'in' || isEquality(condition))) {
    const strange = literalsOf(condition).find(({ text }) => !schema.kinds.includes(text))
    return strange === undefined ? [] : [unknown('kind', strange, schema.kinds)]
  }
  if (condition.op === 'text') {
    if (type === 'text' || type === 'any') return []
    const message = `“${field.name}” holds ${holds[type]}; “${condition.test}” looks into texts.`
    return [{ message, at: condition.value.at ?? NOWHERE }]
  }
  return literalsOf(condition).flatMap((value) => {
    if (suits(type, value.text)) return []
    const message = `“${field.name}” holds ${holds[type]}, and “${value.text}” is none.`
    return [{ message, at: value.at ?? NOWHERE }]
  })
}

const NOWHERE = { from: 0, to: 0 }

const holds: Record<ValueType, string> = {
  number: 'numbers',
  text: 'texts',
  boolean: 'true or false',
  date: 'dates such as 2024-03-31',
  any: 'values',
}

function isEquality(condition: Condition): boolean {
  return condition.op === 'compare' && (condition.is === '=' || condition.is === '!=')
}

function literalsOf(condition: Condition): readonly Literal[] {
  switch (condition.op) {
    case 'compare':
    case 'text':
      return [condition.value]
    case 'in':
      return condition.values
    case 'between':
      return [condition.low, condition.high]
    case 'missing':
      return []
  }
}

function suits(type: ValueType, text: string): boolean {
  switch (type) {
    case 'number':
      return numberOf(text) !== undefined
    case 'boolean':
      return booleanOf(text) !== undefined
    case 'date':
      return periodOf(text) !== undefined || numberOf(text) !== undefined
    case 'text':
    case 'any':
      return true
  }
}

function unknown(
  what: 'attribute' | 'kind' | 'set',
  { text, at }: Literal,
  known: readonly string[],
): FilterProblem {
  const near = closest(text, known)
  const hint =
    near === undefined ? '' : near === text ? ' Without quotes it is built in.' : ` Did you mean “${near}”?`
  return { message: `There is no ${what} “${text}”.${hint}`, at: at ?? NOWHERE }
}
