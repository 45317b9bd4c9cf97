import { nameWords } from './name-words.ts'

/** Pairs of words that name the two ends of an edge, wherever they stand in a name. */
const strongPairs: readonly (readonly [string, string])[] = [
  ['source', 'target'],
  ['source', 'destination'],
  ['source', 'dest'],
  ['source', 'sink'],
  ['src', 'dst'],
  ['src', 'dest'],
  ['src', 'tgt'],
  ['src', 'trg'],
  ['from', 'to'],
  ['head', 'tail'],
  ['origin', 'destination'],
  ['orig', 'dest'],
  ['subject', 'object'],
  ['caller', 'callee'],
  ['citing', 'cited'],
  ['follower', 'followee'],
  ['follower', 'followed'],
  ['follower', 'following'],
  ['sender', 'receiver'],
  ['sender', 'recipient'],
  ['predecessor', 'successor'],
  ['dependent', 'dependency'],
  ['parent', 'child'],
]

/** These may as well be two numbers, times or names of a thing: they need other evidence. */
const weakPairs: readonly (readonly [string, string])[] = [
  ['start', 'end'],
  ['begin', 'end'],
  ['left', 'right'],
  ['first', 'second'],
  ['u', 'v'],
  ['a', 'b'],
  ['i', 'j'],
  ['x', 'y'],
  ['1', '2'],
  ['one', 'two'],
  ['in', 'out'],
]

/** Ends that are interchangeable by their names. */
const undirectedWords = new Set(['u', 'v', 'a', 'b', 'i', 'j', '1', '2', 'one', 'two', 'first', 'second'])

export type NamedPair = {
  readonly strength: 'strong' | 'weak'
  readonly directed: boolean
  readonly swapped: boolean
}

/**
 * Whether two names are those of the ends of an edge: equal but for one word, and that word of a known pair.
 * `swapped`: the first of them is the target.
 */
export function pairOfNames(first: string, second: string): NamedPair | null {
  const a = nameWords(first)
  const b = nameWords(second)
  if (a.length !== b.length) return null
  const differing = a.flatMap((word, i) => (word === b[i] ? [] : [i]))
  const at = differing[0]
  if (differing.length !== 1 || at === undefined) return null
  const words = [a[at] as string, b[at] as string] as const
  const found = (pairs: readonly (readonly [string, string])[]): 'as is' | 'swapped' | null => {
    if (pairs.some(([s, t]) => s === words[0] && t === words[1])) return 'as is'
    return pairs.some(([s, t]) => s === words[1] && t === words[0]) ? 'swapped' : null
  }
  const strong = found(strongPairs)
  const order = strong ?? found(weakPairs)
  if (order === null) return null
  return {
    // “node_1” and “node_2” say more than “1” and “2”
    strength:
      strong !== null || (a.length > 1 && a.some((w) => ['node', 'vertex', 'user', 'entity'].includes(w)))
        ? 'strong'
        : 'weak',
    directed: !undirectedWords.has(words[0]),
    swapped: order === 'swapped',
  }
}

const edgeWords = new Set(
  'edge arc link relation relationship rel connection follow friendship friend citation cite interaction route dependency depend call transfer message transaction tie reference vote trip flow bond rating membership'.split(
    ' ',
  ),
)
const nodeWords = new Set(
  'node vertex entity actor person user point airport package page item object'.split(' '),
)

export function isEdgeWord(word: string): boolean {
  return edgeWords.has(word)
}

export function isNodeWord(word: string): boolean {
  return nodeWords.has(word)
}
