import type { FieldInfo, Of } from '../../../src-shared/contract/queries.ts'
import { printField } from '../../../src-shared/filter/print.ts'
import { fieldsOf, schemaOf, typeOfField } from '../../../src-shared/filter/schema.ts'
import type { GraphStore } from '../graph-store.ts'
import { kindsOf } from './scan/cells.ts'

/** Everything that nodes or edges can be filtered, sorted and listed by: built-in fields, then attributes. */
export function fieldsIn(store: GraphStore, of: Of, measures: { has(name: string): boolean }): FieldInfo[] {
  const kinds = kindsOf(store, of)
  const schema = schemaOf(of, kinds)
  const builtIn = fieldsOf(of).map((name): FieldInfo => {
    const type = typeOfField(schema, { name, builtIn: true })!
    return {
      field: name,
      name,
      builtIn: true,
      type,
      origin: 'built-in',
      kinds: kinds.map((kind) => kind.name),
    }
  })
  const attributes = schema.attributes.map(({ name, type }): FieldInfo => {
    const having = kinds.filter((kind) => kind.attributes.some((attribute) => attribute.name === name))
    const [first] = having.flatMap((kind) => kind.attributes.filter((attribute) => attribute.name === name))
    const origin = measures.has(name) ? 'measure' : first!.fromSource ? first!.role : 'analyst'
    const field = printField({ name, builtIn: false })
    return { field, name, builtIn: false, type, origin, kinds: having.map((kind) => kind.name) }
  })
  return [...builtIn, ...attributes]
}
