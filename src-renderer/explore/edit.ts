import type { WireValue } from '../../src-shared/contract/values.ts'

/** What the analyst changed in the graph: a value set on nodes (`null` removes it), or an attribute kept as a slot. */
export type Edit =
  | {
      readonly type: 'set'
      readonly nodes: readonly number[]
      readonly name: string
      readonly value: WireValue
      /** What the nodes had, in their order: what taking the edit back restores. */
      readonly before: readonly WireValue[]
    }
  | { readonly type: 'keep'; readonly name: string }
