import { edgeFields, nodeFields, type Field } from './filter.ts'

/** What values of an attribute are, as far as filters care. `any`: of several types, or unknown. */
export type ValueType = 'number' | 'text' | 'boolean' | 'date' | 'any'

export type FilterAttribute = {
  readonly name: string
  readonly type: ValueType
  /** Some of its values, to choose from; whoever has them puts the most frequent first. */
  readonly values?: readonly string[]
}

/** What filters on the nodes or the edges of a graph can name. */
export type FilterSchema = {
  readonly of: 'nodes' | 'edges'
  readonly kinds: readonly string[]
  readonly attributes: readonly FilterAttribute[]
  /** Names of the sets that are known. */
  readonly sets: readonly string[]
}

/** A kind as the overview describes it. */
type KindLike = {
  readonly name: string
  readonly attributes: readonly { readonly name: string; readonly type: string }[]
}

/** What can be named in a graph whose kinds (`nodeKinds` or `edgeKinds` of the overview) are these. */
export function schemaOf(
  of: 'nodes' | 'edges',
  kinds: readonly KindLike[],
  sets: readonly string[] = [],
): FilterSchema {
  const types = new Map<string, ValueType>()
  for (const { attributes } of kinds) {
    for (const { name, type } of attributes) {
      const own = valueTypeOf(type)
      const known = types.get(name)
      types.set(name, known === undefined || known === own ? own : 'any')
    }
  }
  return {
    of,
    kinds: kinds.map(({ name }) => name),
    attributes: [...types].map(([name, type]) => ({ name, type })),
    sets,
  }
}

/** The type of values behind the name of a column's or slot's type: `integer (8 bits)`, `float64?`, `category`. */
export function valueTypeOf(type: string): ValueType {
  if (/^(int|float)/.test(type)) return 'number'
  if (/^(text|category)/.test(type)) return 'text'
  if (type.startsWith('boolean')) return 'boolean'
  return type.startsWith('timestamp') ? 'date' : 'any'
}

/** The built-in fields of nodes or edges. */
export function fieldsOf(of: 'nodes' | 'edges'): readonly string[] {
  return of === 'nodes' ? nodeFields : edgeFields
}

/** The type of a field's values; `undefined` where there is no such field. */
export function typeOfField(schema: FilterSchema, { name, builtIn }: Field): ValueType | undefined {
  if (!builtIn) return schema.attributes.find((attribute) => attribute.name === name)?.type
  if (!fieldsOf(schema.of).includes(name)) return undefined
  return name === 'kind' ? 'text' : 'number'
}
