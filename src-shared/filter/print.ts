import { edgeFields, nodeFields, type Field, type Filter, type Literal } from './filter.ts'
import { isKeyword } from './parse.ts'
import { isPlainWord, quoted } from './token.ts'

/** The text of a filter, in its usual form: reads back as the same filter. */
export function printFilter(filter: Filter): string {
  switch (filter.op) {
    case 'and':
      return filter.parts
        .map((part) => (part.op === 'or' ? `(${printFilter(part)})` : printFilter(part)))
        .join(' and ')
    case 'or':
      return filter.parts.map(printFilter).join(' or ')
    case 'not':
      return filter.part.op === 'and' || filter.part.op === 'or'
        ? `not (${printFilter(filter.part)})`
        : `not ${printFilter(filter.part)}`
    case 'compare':
      return `${printField(filter.field)} ${filter.is} ${literal(filter.value)}`
    case 'in':
      return `${printField(filter.field)} ${not(filter)}in (${filter.values.map(literal).join(', ')})`
    case 'between':
      return `${printField(filter.field)} ${not(filter)}between ${literal(filter.low)} and ${literal(filter.high)}`
    case 'text': {
      const word = filter.test === 'starts' || filter.test === 'ends' ? `${filter.test} with` : filter.test
      return `${printField(filter.field)} ${not(filter)}${word} ${literal(filter.value)}`
    }
    case 'missing':
      return `${printField(filter.field)} is ${not(filter)}missing`
    case 'member':
      return `in set ${literal(filter.set)}`
  }
}

/** A field as filters and table columns name it: an attribute is quoted where it has to be. */
export function printField({ name, builtIn }: Field): string {
  return builtIn || (isPlainWord(name) && !isKeyword(name) && !isBuiltIn(name)) ? name : quoted(name)
}

/** A value as filters write it: quoted where it has to be. */
export function printValue(text: string): string {
  return isPlainWord(text) && !isKeyword(text) ? text : quoted(text)
}

function literal({ text }: Literal): string {
  return printValue(text)
}

function not({ not: turned }: { readonly not: boolean }): string {
  return turned ? 'not ' : ''
}

function isBuiltIn(name: string): boolean {
  return ([...nodeFields, ...edgeFields] as readonly string[]).includes(name)
}
