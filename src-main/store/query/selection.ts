import { FailureError, fail } from '../../../src-shared/contract/failure.ts'
import type { NamedSets, Of } from '../../../src-shared/contract/queries.ts'
import { problemsOf } from '../../../src-shared/filter/check.ts'
import { FilterSyntaxError, type FilterProblem } from '../../../src-shared/filter/filter-error.ts'
import type { Field, Filter } from '../../../src-shared/filter/filter.ts'
import { parseField, parseFilter } from '../../../src-shared/filter/parse.ts'
import { printFilter } from '../../../src-shared/filter/print.ts'
import { schemaOf, typeOfField } from '../../../src-shared/filter/schema.ts'
import { inSlices } from '../analysis/slices.ts'
import type { GraphStore } from '../graph-store.ts'
import { BitSet, fullSet } from './bit-set.ts'
import { componentsOf, type Queried } from './components.ts'
import { kindsOf } from './scan/cells.ts'
import { matching } from './scan/matching.ts'

/** Which records, as the window asks for them. */
export type Ask = { readonly of: Of; readonly filter: string; readonly sets?: NamedSets | undefined }

/**
 * The records that pass a filter. The same one is not looked for twice while nothing changes.
 * @throws FailureError `bad-filter` for one that cannot be read, or names what is not there; `cancelled`.
 */
export function selected(queried: Queried, ask: Ask, signal?: AbortSignal): Promise<BitSet> {
  return selectedWithin(queried, ask, new Set(), signal)
}

/** A field that is there. @throws FailureError `bad-call` */
export function knownField(store: GraphStore, of: Of, text: string): Field {
  const field = parseField(text)
  if (typeOfField(schemaOf(of, kindsOf(store, of)), field) === undefined) {
    fail('bad-call', `${of === 'nodes' ? 'No node' : 'No edge'} has an attribute “${field.name}”.`, {
      column: field.name,
    })
  }
  return field
}

export function countOf({ nodeCount, edgeCount }: GraphStore, of: Of): number {
  return of === 'nodes' ? nodeCount : edgeCount
}

async function selectedWithin(
  queried: Queried,
  { of, filter: text, sets = {} }: Ask,
  within: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): Promise<BitSet> {
  const { store, cache } = queried
  const filter = understood(store, of, text, Object.keys(sets))
  if (filter.op === 'and' && filter.parts.length === 0) return fullSet(countOf(store, of))
  const names = namesOf(filter)
  const key = `${of} that pass ${printFilter(filter)}${names.length > 0 ? JSON.stringify(sets) : ''}`
  return await cache.of(key, async () => {
    const members = new Map<string, BitSet>()
    for (const name of names) {
      if (within.has(name)) fail('bad-call', `The set “${name}” is defined by itself.`, { value: name })
      const set = sets[name]!
      members.set(
        name,
        'nodes' in set
          ? listed(store, of, set.nodes)
          : await selectedWithin(
              queried,
              { of, filter: set.filter, sets },
              new Set([...within, name]),
              signal,
            ),
      )
    }
    const component = mentions(filter, 'component') ? await componentsOf(queried, signal) : undefined
    const scope = { store, of, workedOut: { component }, memberOf: (name: string) => members.get(name)! }
    const value = await inSlices(matching(scope, filter), signal)
    return { value, bytes: value.words.byteLength }
  })
}

function understood(store: GraphStore, of: Of, text: string, sets: readonly string[]): Filter {
  try {
    const filter = parseFilter(text)
    const [problem] = problemsOf(filter, schemaOf(of, kindsOf(store, of), sets))
    return problem === undefined ? filter : refuse(problem, text)
  } catch (error) {
    if (error instanceof FilterSyntaxError) refuse(error, text)
    throw error
  }
}

function refuse({ message, at }: FilterProblem, text: string): never {
  const value = text.slice(at.from, at.to)
  throw new FailureError({ code: 'bad-filter', detail: message, ...at, ...(value && { value }) })
}

function listed(store: GraphStore, of: Of, members: readonly number[]): BitSet {
  const count = countOf(store, of)
  const beyond = members.find((member) => member >= count)
  if (beyond !== undefined) fail('bad-call', `There is no number ${beyond} among ${count} ${of}.`)
  return new BitSet(count, members)
}

/** Names of the sets that a filter mentions. */
function namesOf(filter: Filter): string[] {
  const names = new Set<string>()
  walk(filter, (each) => each.op === 'member' && names.add(each.set.text))
  return [...names]
}

function mentions(filter: Filter, builtIn: string): boolean {
  let found = false
  walk(filter, (each) => (found ||= 'field' in each && each.field.builtIn && each.field.name === builtIn))
  return found
}

function walk(filter: Filter, visit: (filter: Filter) => void): void {
  visit(filter)
  if (filter.op === 'not') walk(filter.part, visit)
  if (filter.op === 'and' || filter.op === 'or') for (const part of filter.parts) walk(part, visit)
}
