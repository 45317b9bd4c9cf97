import type { LayoutChoice } from './layout-choice.ts'

/** What a layout is asked to place. Nodes are told by their order; sizes and positions are in model units. */
export type LayoutJob = {
  readonly choice: LayoutChoice
  readonly sizes: readonly number[]
  /** x and y of each node in turn. */
  readonly start: readonly number[]
  /** Nodes that stay where they are. */
  readonly fixed: readonly number[]
  /** Source and target of each edge in turn. */
  readonly ends: readonly number[]
  /** Nodes first to last, for layouts that have an order. */
  readonly order: readonly number[]
  /** What concentric circles are drawn by, one for each node; equal values share a circle. */
  readonly level: readonly number[]
  /** Values of each node, for the layout by attribute; `null` where there is none. */
  readonly values: readonly (readonly [x: number | null, y: number | null])[]
}

/** x and y of each node in turn. */
export type Places = number[]

export type LayoutMessage =
  /** Where nodes are for the moment. */
  | { readonly type: 'placed'; readonly placed: Places }
  | {
      readonly type: 'done'
      readonly placed: Places
      /** Edges that hold the picture together, by their order in the job; empty where all are alike. */
      readonly backbone: readonly number[]
    }
