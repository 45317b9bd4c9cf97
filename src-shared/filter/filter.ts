/** Where something stands in a text: UTF-16 positions `[from, to)`. */
export type Span = { readonly from: number; readonly to: number }

/**
 * What a condition looks at. Built-in fields are written bare (`degree`); an attribute of the same name is
 * quoted (`"degree"`).
 */
export type Field = { readonly name: string; readonly builtIn: boolean; readonly at?: Span }

/** Fields that every node has: its kind, its edges in the whole graph, and its weak component (0 is the largest). */
export const nodeFields = ['kind', 'degree', 'in-degree', 'out-degree', 'component'] as const
/** Fields that every edge has. */
export const edgeFields = ['kind'] as const

/** A value as it was written; what it stands for follows from the type of what it is compared with. */
export type Literal = { readonly text: string; readonly at?: Span }

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const
export type Comparison = (typeof comparisons)[number]

/** How a text is looked into. Case is ignored for A to Z, as search does; `matches` takes `*` and `?`. */
export const textTests = ['contains', 'starts', 'ends', 'matches'] as const
export type TextTest = (typeof textTests)[number]

/**
 * A condition on a node or an edge. A condition on a missing value is never true, turned round by `not` inside it
 * (`!=`, `not in`) or not; only `missing` asks for it, and `not (…)` is true of whatever the inside is not.
 */
export type Filter =
  /** All hold; without parts, everything passes. */
  | { readonly op: 'and'; readonly parts: readonly Filter[] }
  | { readonly op: 'or'; readonly parts: readonly Filter[] }
  | { readonly op: 'not'; readonly part: Filter }
  | { readonly op: 'compare'; readonly field: Field; readonly is: Comparison; readonly value: Literal }
  | { readonly op: 'in'; readonly field: Field; readonly values: readonly Literal[]; readonly not: boolean }
  /** Both ends belong to it. */
  | {
      readonly op: 'between'
      readonly field: Field
      readonly low: Literal
      readonly high: Literal
      readonly not: boolean
    }
  | {
      readonly op: 'text'
      readonly field: Field
      readonly test: TextTest
      readonly value: Literal
      readonly not: boolean
    }
  | { readonly op: 'missing'; readonly field: Field; readonly not: boolean }
  /** Belongs to a set that has a name: nodes put together by hand, or what another filter lets through. */
  | { readonly op: 'member'; readonly set: Literal }

/** A condition on one field. */
export type Condition = Extract<Filter, { field: Field }>

/** Lets everything through. */
export const everything: Filter = { op: 'and', parts: [] }

/** An attribute as a field, whatever its name. */
export function attributeField(name: string): Field {
  return { name, builtIn: false }
}

/** All of `parts`: nested ones are made one, a single one is itself. */
export function allOf(parts: readonly Filter[]): Filter {
  return joined('and', parts)
}

/** Any of `parts`, of which there is at least one. */
export function anyOf(parts: readonly Filter[]): Filter {
  return joined('or', parts)
}

function joined(op: 'and' | 'or', parts: readonly Filter[]): Filter {
  const flat = parts.flatMap((part) => (part.op === op ? part.parts : [part]))
  const [only] = flat
  return only !== undefined && flat.length === 1 ? only : { op, parts: flat }
}
