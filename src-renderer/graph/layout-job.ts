/** What a layout is asked to place. Nodes are told by their order; sizes and positions are in model units. */
export type LayoutJob = {
  readonly sizes: readonly number[]
  /** x and y of each node in turn. */
  readonly start: readonly number[]
  /** Nodes that stay where they are. */
  readonly fixed: readonly number[]
  /** Source and target of each edge in turn. */
  readonly ends: readonly number[]
}

export type LayoutAnswer = {
  /** x and y of each node in turn. */
  readonly placed: readonly number[]
  /** Edges that hold the picture together, by their order in the job. */
  readonly backbone: readonly number[]
}
