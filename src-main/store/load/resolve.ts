import type { IdFinder } from './id-finder.ts'
import { words } from './id-key.ts'
import type { IdIndex } from './id-index.ts'
import { MixedTag } from '../columns/column-data.ts'
import type { MixedPart, Part } from './part.ts'
import { isMissing } from './part.ts'
import { scaledValues } from './scaled-part.ts'
import { ABSENT, countUnresolved, NONE } from './shared-array.ts'
import type { TextDictionary } from './text-dictionary.ts'

/**
 * Writes the node of every row of an endpoint column to `nodes[i]`. With `again`, only rows that are
 * still NONE are looked up, as by the second of several node tables. Gives how many rows have no node.
 */
export function resolvePart(
  part: Part,
  dictionary: TextDictionary | undefined,
  target: { index: IdIndex; finder: IdFinder; firstNode: number },
  nodes: Uint32Array,
  again: boolean,
): number {
  const { index, finder, firstNode } = target
  if (
    !again &&
    part.kind === 'integer' &&
    part.missing === undefined &&
    !(part.values instanceof BigInt64Array) &&
    (index.kind === 'sequence' || index.kind === 'dense')
  ) {
    return resolveDense(part.values, index, firstNode, nodes)
  }
  const rowOf = rowFinder(part, dictionary, finder)
  for (let i = 0; i < part.length; i++) {
    if (again && nodes[i] !== NONE) continue
    const row = rowOf(i)
    nodes[i] = row >= 0 ? firstNode + row : row === -1 ? NONE : ABSENT
  }
  return countUnresolved(nodes)
}

function resolveDense(
  ids: Int8Array | Int16Array | Int32Array,
  index: IdIndex & { kind: 'sequence' | 'dense' },
  firstNode: number,
  nodes: Uint32Array,
): number {
  const { first } = index
  let unresolved = 0
  if (index.kind === 'sequence') {
    const { count } = index
    for (let i = 0; i < ids.length; i++) {
      const row = (ids[i] as number) - first
      const isThere = row >= 0 && row < count
      nodes[i] = isThere ? row + firstNode : NONE
      if (!isThere) unresolved++
    }
    return unresolved
  }
  const { rows } = index
  for (let i = 0; i < ids.length; i++) {
    const at = (ids[i] as number) - first
    const row = at >= 0 && at < rows.length ? (rows[at] as number) : NONE
    nodes[i] = row === NONE ? NONE : row + firstNode
    if (row === NONE) unresolved++
  }
  return unresolved
}

const MISSING = -2

/** Row of the id in row `i` of the part: -1 not found, {@link MISSING} no id at all. */
function rowFinder(
  part: Part,
  dictionary: TextDictionary | undefined,
  finder: IdFinder,
): (i: number) => number {
  switch (part.kind) {
    case 'sequence':
      return (i) => finder.integer(...words(part.first + i))
    case 'integer':
    case 'float':
    case 'scaled': {
      const { missing } = part
      const values = part.kind === 'scaled' ? scaledValues(part) : part.values
      return (i) => {
        if (missing !== undefined && isMissing(missing, i)) return MISSING
        const value = values[i] as number | bigint
        return typeof value === 'number' ? findNumber(finder, value) : finder.integer(...words(value))
      }
    }
    case 'category': {
      const { codes, missing } = part
      const { starts, bytes } = (dictionary as TextDictionary).texts()
      const rows = new Int32Array(starts.length).fill(MISSING)
      return (i) => {
        if (missing !== undefined && isMissing(missing, i)) return MISSING
        const code = codes[i] as number
        if (rows[code] === MISSING) {
          rows[code] = finder.text(bytes, starts[code] as number, starts[code + 1] as number)
        }
        return rows[code] as number
      }
    }
    case 'text': {
      const { starts, bytes, missing } = part
      return (i) => {
        if (missing !== undefined && isMissing(missing, i)) return MISSING
        return finder.text(bytes, starts[i] as number, starts[i + 1] as number)
      }
    }
    case 'missing':
      return () => MISSING
    case 'mixed':
      return mixedFinder(part, finder)
    case 'timestamp':
      throw new Error('ids and endpoints are never read as dates')
  }
}

/** A number that is no integer may be the id of a node that was made of it, which is text. */
function findNumber(finder: IdFinder, value: number): number {
  if (Number.isSafeInteger(value)) return finder.integer(...words(value))
  const text = Buffer.from(String(value))
  return finder.text(text, 0, text.length)
}

function mixedFinder(part: MixedPart, finder: IdFinder): (i: number) => number {
  const { tags, payload, textStarts, textBytes } = part
  const floats = new Float64Array(payload.buffer, payload.byteOffset, part.length)
  return (i) => {
    switch (tags[i] as MixedTag) {
      case MixedTag.missing:
        return MISSING
      case MixedTag.integer:
        return finder.integer(...words(payload[i] as bigint))
      case MixedTag.float:
        return findNumber(finder, floats[i] as number)
      case MixedTag.text: {
        const text = Number(payload[i])
        return finder.text(textBytes, textStarts[text] as number, textStarts[text + 1] as number)
      }
      case MixedTag.blob:
        return -1
    }
  }
}
