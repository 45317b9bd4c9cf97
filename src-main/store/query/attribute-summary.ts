import type { AttributeSummary } from '../../../src-shared/contract/queries.ts'
import { toWire, type WireValue } from '../../../src-shared/contract/values.ts'
import { printField } from '../../../src-shared/filter/print.ts'
import { schemaOf, typeOfField } from '../../../src-shared/filter/schema.ts'
import type { Field } from '../../../src-shared/filter/filter.ts'
import { compareText } from '../../../src-shared/filter/text-order.ts'
import { inSlices } from '../analysis/slices.ts'
import type { CellValue } from '../columns/column-data.ts'
import type { Attribute, GraphStore } from '../graph-store.ts'
import type { BitSet } from './bit-set.ts'
import type { Queried } from './components.ts'
import { binEdges, binOf } from './histogram.ts'
import { componentsFor } from './order/ordered.ts'
import { shownValue } from './present.ts'
import { attributeOf, kindsOf, type WorkedOut } from './scan/cells.ts'
import { eachValue } from './scan/each-value.ts'
import { knownField, selected, type Ask } from './selection.ts'

/**
 * Different values counted at most: about 5 MB. Beyond it the values are nearly all different, as ids and labels are,
 * and none of them is frequent.
 */
const DISTINCT_MOST = 100_000

/** What a field's values are like over the records that pass a filter. One pass, and another for the histogram. */
export async function attributeSummary(
  queried: Queried,
  ask: Ask & { field: string; bins: number; values: number },
  signal?: AbortSignal,
): Promise<AttributeSummary> {
  const field = knownField(queried.store, ask.of, ask.field)
  const component = await componentsFor(queried, field, signal)
  const passing = await selected(queried, ask, signal)
  return await inSlices(summarised(queried.store, ask, field, passing, { component }), signal)
}

function* summarised(
  store: GraphStore,
  { of, bins, values: valueCount }: { of: Ask['of']; bins: number; values: number },
  field: Field,
  passing: BitSet,
  workedOut: WorkedOut,
): Generator<void, AttributeSummary> {
  const source = { store, of, field, passing, workedOut }
  const tally = new Tally()
  yield* eachValue(source, tally)
  const { numbers } = tally
  const edges = numbers.count > 0 ? binEdges(numbers.least, numbers.most, numbers.leastAboveZero, bins) : []
  const counts = edges.slice(1).map(() => 0)
  if (numbers.count > 0) {
    yield* eachValue(source, {
      number: (value) => Number.isFinite(value) && counts[binOf(edges, value)]!++,
      value: (value) => typeof value === 'bigint' && counts[binOf(edges, Number(value))]!++,
    })
  }
  const attribute = kindsOf(store, of).flatMap((kind) => attributeOf(kind, field)?.attribute ?? [])[0]
  return {
    field: printField(field),
    type: typeOfField(schemaOf(of, kindsOf(store, of)), field)!,
    records: passing.size,
    missing: passing.size - tally.filled,
    distinct: tally.distinct,
    distinctExact: tally.distinctExact,
    numbers:
      numbers.count === 0
        ? null
        : {
            count: numbers.count,
            least: numbers.least,
            most: numbers.most,
            mean: numbers.sum / numbers.count,
            histogram: counts.map((count, at) => ({ from: edges[at]!, to: edges[at + 1]!, count })),
          },
    values: tally.frequent(valueCount).map(({ value, count }) => ({ value: shown(attribute, value), count })),
  }
}

function shown(attribute: Attribute | undefined, value: CellValue): WireValue {
  return attribute === undefined ? toWire(value) : shownValue(attribute, value)
}

/** Numbers before texts, so that every mode lists equally frequent values alike. */
function compareValues(a: CellValue, b: CellValue): number {
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b)
  if (typeof a === 'string' || typeof b === 'string') return typeof a === 'string' ? 1 : -1
  return Number(a) - Number(b)
}

type Numbers = { count: number; least: number; most: number; leastAboveZero: number; sum: number }

/** Counts values by themselves, as long as there are not too many different ones. */
class Tally {
  readonly numbers: Numbers = { count: 0, least: Infinity, most: -Infinity, leastAboveZero: Infinity, sum: 0 }
  filled = 0
  distinctExact = true
  // numbers apart, with their counts in an array: writing to a map takes as long as looking
  readonly #places = new Map<number, number>()
  readonly #times: number[] = []
  readonly #others = new Map<CellValue, number>()

  get distinct(): number {
    return this.#places.size + this.#others.size
  }

  number(value: number): void {
    this.#measure(value)
    this.filled++
    if (!this.distinctExact) return
    const place = this.#places.get(value)
    if (place !== undefined) this.#times[place] = this.#times[place]! + 1
    else if (this.#hasRoom()) {
      this.#places.set(value, this.#times.length)
      this.#times.push(1)
    }
  }

  value(value: CellValue, times: number): void {
    if (value === null) return
    this.filled += times
    if (typeof value === 'bigint') this.#measure(Number(value))
    if (!this.distinctExact) return
    // blobs are known by their length
    const key = typeof value === 'object' ? `blob ${value.blobBytes}` : value
    const known = this.#others.get(key)
    if (known !== undefined) this.#others.set(key, known + times)
    else if (this.#hasRoom()) this.#others.set(key, times)
  }

  /** The most frequent, most first; none where not all could be counted. */
  frequent(limit: number): { value: CellValue; count: number }[] {
    if (!this.distinctExact) return []
    const numbers = [...this.#places].map(([value, place]): [CellValue, number] => [
      value,
      this.#times[place]!,
    ])
    return [...numbers, ...this.#others]
      .toSorted(([a, timesA], [b, timesB]) => timesB - timesA || compareValues(a, b))
      .slice(0, limit)
      .map(([value, count]) => ({ value, count }))
  }

  #measure(value: number): void {
    // infinite ones have no place in a histogram
    if (!Number.isFinite(value)) return
    const { numbers } = this
    numbers.count++
    numbers.sum += value
    if (value < numbers.least) numbers.least = value
    if (value > numbers.most) numbers.most = value
    if (value > 0 && value < numbers.leastAboveZero) numbers.leastAboveZero = value
  }

  #hasRoom(): boolean {
    if (this.distinct >= DISTINCT_MOST) this.distinctExact = false
    return this.distinctExact
  }
}
