/**
 * The graph measures there are: what each is called, what it says, and what it can be told. The window, the
 * command line and the store process all read this table; docs/analysis.md says more about each.
 */

/** What a measure can be told. `explains` is one sentence a person reads beside the field. */
export type ParameterDeclaration =
  | { kind: 'number'; default: number; least: number; most: number; explains: string }
  | { kind: 'integer'; default: number; least: number; most: number; explains: string }
  | { kind: 'choice'; default: string; options: readonly string[]; explains: string }
  /** Node numbers; `least` says how many must be given. */
  | { kind: 'nodes'; least: number; explains: string }

/**
 * What a measure gives each node: a `score` (real number), a `count` (integer), a `distance` (missing where
 * unreached), a `group` (0 is the largest group), a `flag` (0 or 1), or `nothing`: numbers of the whole graph.
 */
export type ResultKind = 'score' | 'count' | 'distance' | 'group' | 'flag' | 'nothing'

export type MeasureDeclaration = {
  readonly title: string
  readonly explains: string
  readonly result: ResultKind
  /** Whether it heeds edge weights; if not, weights are refused rather than left unused. */
  readonly weights: boolean
  readonly parameters: { readonly [name: string]: ParameterDeclaration }
}

/** Random choices repeat with the same seed. */
const seed = {
  kind: 'integer',
  default: 1,
  least: 0,
  most: 0xffff_ffff,
  explains: 'The same seed gives the same result.',
} as const

const tolerance = {
  kind: 'number',
  default: 1e-8,
  least: 1e-15,
  most: 1,
  explains: 'Stops when a round changes all nodes together by less than this.',
} as const

const rounds = (most: number) =>
  ({
    kind: 'integer',
    default: most,
    least: 1,
    most: 100_000,
    explains: 'Stops after this many rounds in any case; the summary then says that it had not settled.',
  }) as const

const sources = {
  kind: 'integer',
  default: 256,
  least: 0,
  most: 0xffff_ffff,
  explains:
    'Measures from this many random nodes and states the error; a small graph, or any with 0, from every node, exactly.',
} as const

export const measures = {
  degree: {
    title: 'Degree',
    explains: 'How many edges a node has, or what they weigh together.',
    result: 'score',
    weights: true,
    parameters: {
      direction: {
        kind: 'choice',
        default: 'both',
        options: ['both', 'in', 'out'],
        explains: 'Which edges count; both for an undirected reading.',
      },
    },
  },
  'degree-distribution': {
    title: 'Degree distribution',
    explains: 'How degrees are spread, and the power law that fits their tail best.',
    result: 'count',
    weights: false,
    parameters: {},
  },
  pagerank: {
    title: 'PageRank',
    explains: 'Where somebody who follows edges at random, and now and then jumps, spends their time.',
    result: 'score',
    weights: true,
    parameters: {
      damping: {
        kind: 'number',
        default: 0.85,
        least: 0,
        most: 0.999_999,
        explains: 'Chance to follow an edge rather than to jump.',
      },
      from: {
        kind: 'nodes',
        least: 0,
        explains: 'Jumps lead to these nodes only (personalised PageRank); to any node if none are given.',
      },
      tolerance,
      rounds: rounds(200),
    },
  },
  hits: {
    title: 'Hubs and authorities',
    explains: 'Good hubs point to good authorities, and good authorities are pointed to by good hubs (HITS).',
    result: 'score',
    weights: true,
    parameters: {
      role: {
        kind: 'choice',
        default: 'authority',
        options: ['authority', 'hub'],
        explains: 'Which of the two scores to give.',
      },
      tolerance,
      rounds: rounds(1000),
    },
  },
  eigenvector: {
    title: 'Eigenvector centrality',
    explains: 'A node matters as much as the nodes that point to it do together.',
    result: 'score',
    weights: true,
    parameters: { tolerance, rounds: rounds(1000) },
  },
  katz: {
    title: 'Katz centrality',
    explains: 'Counts all walks that lead to a node, longer ones for less.',
    result: 'score',
    weights: true,
    parameters: {
      attenuation: {
        kind: 'number',
        default: 0,
        least: 0,
        most: 1,
        explains: 'What each further step counts; 0 takes 0.85 of the most that converges on this graph.',
      },
      tolerance,
      rounds: rounds(1000),
    },
  },
  'weak-components': {
    title: 'Connected components',
    explains: 'Nodes that some path joins, whichever way its edges point.',
    result: 'group',
    weights: false,
    parameters: {},
  },
  'strong-components': {
    title: 'Strong components',
    explains: 'Nodes that directed paths join both ways.',
    result: 'group',
    weights: false,
    parameters: {},
  },
  distances: {
    title: 'Distances',
    explains: 'Length of the shortest path from the nearest of the given nodes, in edges or in weight.',
    result: 'distance',
    weights: true,
    parameters: {
      from: { kind: 'nodes', least: 1, explains: 'Where the paths start.' },
      direction: {
        kind: 'choice',
        default: 'out',
        options: ['out', 'in', 'both'],
        explains: 'Whether paths follow edges, run against them, or either.',
      },
    },
  },
  'core-numbers': {
    title: 'Core numbers',
    explains: 'The largest k such that the node lies in a part where everybody has k edges to the others.',
    result: 'count',
    weights: false,
    parameters: {},
  },
  triangles: {
    title: 'Triangles',
    explains: 'How many pairs of its neighbours are neighbours of each other.',
    result: 'count',
    weights: false,
    parameters: {},
  },
  clustering: {
    title: 'Clustering coefficient',
    explains: 'What share of the pairs of its neighbours are neighbours of each other.',
    result: 'score',
    weights: false,
    parameters: {},
  },
  'label-propagation': {
    title: 'Label propagation',
    explains: 'Communities by each node taking the label that most of its neighbours have.',
    result: 'group',
    weights: true,
    parameters: { seed },
  },
  leiden: {
    title: 'Communities (Leiden)',
    explains: 'Well-connected communities with many more edges inside than chance would put there.',
    result: 'group',
    weights: true,
    parameters: {
      resolution: {
        kind: 'number',
        default: 1,
        least: 0.000_001,
        most: 1e6,
        explains: 'Above 1 gives more and smaller communities, below 1 fewer and larger ones.',
      },
      rounds: {
        kind: 'integer',
        default: 2,
        least: 1,
        most: 1000,
        explains: 'How often to refine the result from the start; ends early when nothing improves.',
      },
      seed,
    },
  },
  harmonic: {
    title: 'Harmonic centrality',
    explains: 'How near everybody is to a node: the mean of one over the distance.',
    result: 'score',
    weights: false,
    parameters: { sources, seed },
  },
  closeness: {
    title: 'Closeness centrality',
    explains: 'One over the mean distance to a node, scaled by the share of nodes that reach it.',
    result: 'score',
    weights: false,
    parameters: { sources, seed },
  },
  betweenness: {
    title: 'Betweenness centrality',
    explains: 'What share of the shortest paths between others run through a node.',
    result: 'score',
    weights: true,
    parameters: { sources: { ...sources, default: 64 }, seed },
  },
  'cut-points': {
    title: 'Articulation points and bridges',
    explains: 'Nodes without which their component would fall apart; the summary counts such edges too.',
    result: 'flag',
    weights: false,
    parameters: {},
  },
  assortativity: {
    title: 'Assortativity',
    explains:
      'Whether nodes with many edges are joined to one another: 1 fully, 0 by chance, below 0 avoided.',
    result: 'nothing',
    weights: false,
    parameters: {},
  },
  reciprocity: {
    title: 'Reciprocity',
    explains: 'What share of the edges are answered by an edge the other way.',
    result: 'nothing',
    weights: false,
    parameters: {},
  },
  density: {
    title: 'Density',
    explains: 'How many of the edges that could be there are.',
    result: 'nothing',
    weights: false,
    parameters: {},
  },
  diameter: {
    title: 'Diameter',
    explains: 'The longest of the shortest paths in the largest component, between two bounds.',
    result: 'nothing',
    weights: false,
    parameters: {
      searches: {
        kind: 'integer',
        default: 32,
        least: 2,
        most: 100_000,
        explains: 'How many breadth-first searches to spend on bringing the bounds together.',
      },
    },
  },
} as const satisfies { readonly [name: string]: MeasureDeclaration }

export type MeasureName = keyof typeof measures

type ValueOf<D extends ParameterDeclaration> = D extends { kind: 'nodes' }
  ? readonly number[]
  : D extends { kind: 'choice'; options: readonly (infer O)[] }
    ? O
    : number

/** What a run of a measure is given: every parameter, defaults filled in. */
export type ParametersOf<N extends MeasureName> = {
  readonly [
    P in keyof (typeof measures)[N]['parameters']
  ]: (typeof measures)[N]['parameters'][P] extends ParameterDeclaration
    ? ValueOf<(typeof measures)[N]['parameters'][P]>
    : never
}
