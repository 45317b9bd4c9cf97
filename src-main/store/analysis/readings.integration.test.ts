import { rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { failureOf } from '../../../src-shared/contract/failure.ts'
import { measures, type MeasureName } from '../../../src-shared/contract/measures.ts'
import { OneByOne } from '../../../src-shared/one-by-one.ts'
import { attributeField } from '../../../src-shared/filter/filter.ts'
import { fieldReader } from '../query/scan/field-reader.ts'
import { randomKinds, type KindedNode } from '../testing/random-kinds.ts'
import { storesOf, type TestStore } from '../testing/stores.ts'
import { analyse, type Analysed } from './answer.ts'
import type { Measure } from './measure.ts'
import { defaultsOf, partition } from './oracle.ts'
import { runInline } from './run-inline.ts'
import { readList, type EdgeList } from './small-graphs.ts'
import { measureTable } from './table.ts'

type Reading = {
  name: string
  directed: boolean
  edgeKinds?: string[]
  weight?: 'weight' | 'share'
  filter?: string
  /** What the filter says. */
  has?: (node: KindedNode) => boolean
}

const readings: Reading[] = [
  { name: 'directed', directed: true },
  { name: 'undirected', directed: false },
  { name: 'one kind of edge', directed: true, edgeKinds: ['tie'] },
  { name: 'weights that one kind of edge has', directed: true, weight: 'weight' },
  { name: 'weights with gaps, undirected', directed: false, weight: 'share' },
  { name: 'a filtered part', directed: true, filter: 'kind = person', has: ({ kind }) => kind === 'person' },
  {
    name: 'a filtered part of one kind of edge, weighted, undirected',
    directed: false,
    edgeKinds: ['holding'],
    weight: 'share',
    filter: 'score > 0',
    has: ({ score }) => score !== null && score > 0,
  },
]

/** Each run takes the place of the one before. */
const KEPT = 'measured'

const names = Object.keys(measures) as MeasureName[]

// more rounds than it takes, everybody a source: nothing is left to where one starts
const given = (name: MeasureName, from: number): Record<string, number | number[]> => ({
  ...('from' in measures[name].parameters && { from: [from] }),
  ...('sources' in measures[name].parameters && { sources: 0 }),
  ...('tolerance' in measures[name].parameters && { tolerance: 1e-12, rounds: 5000 }),
})

describe.each([21, 22])('random graph %i', (seed) => {
  const made = randomKinds(seed)
  let stores: Analysed[]
  beforeAll(async () => {
    const analysed = ({ store, cache }: TestStore) => ({
      store,
      cache,
      kept: new Map(),
      edits: new OneByOne(),
    })
    stores = (await storesOf(made)).map(analysed)
  })
  afterAll(() => rmSync(dirname(made.file), { recursive: true }))

  /** What a measure makes of the lists that the file was made from: a value a node, or why there is none. */
  async function fromLists(name: MeasureName, { directed, edgeKinds, weight, has = () => true }: Reading) {
    const members = made.nodes.filter(has)
    const numbers = new Map(members.map(({ id }, at) => [id, at]))
    // rows keep the order of the tables, which random choices hang on
    const list = [
      ...made.edges.filter(({ kind }) => kind === 'tie'),
      ...made.edges.filter(({ kind }) => kind !== 'tie'),
    ]
      .filter(({ kind }) => edgeKinds === undefined || edgeKinds.includes(kind))
      .filter(({ source, target }) => numbers.has(source) && numbers.has(target))
      .map((edge): EdgeList[number] => {
        const ends = [numbers.get(edge.source)!, numbers.get(edge.target)!] as const
        return weight === undefined ? ends : [...ends, edge[weight] ?? 1]
      })
    const measure = (await measureTable[name]()) as Measure<'leiden'>
    const parameters = { ...defaultsOf(name), ...given(name, 0) }
    try {
      const { values, summary } = runInline(
        measure,
        readList(members.length, list, directed),
        parameters as never,
      )
      const all = made.nodes.map((node) => (has(node) ? (values[numbers.get(node.id)!] ?? null) : null))
      return { summary, values: all.map((value) => (Number.isNaN(value) ? null : value)) }
    } catch (error) {
      return { failure: failureOf(error) }
    }
  }

  /** The same, asked of a store. */
  async function fromStore(
    analysed: Analysed,
    name: MeasureName,
    { directed, edgeKinds, weight, filter, has = () => true }: Reading,
  ) {
    const reading = { directed, edgeKinds, weight, ...(filter !== undefined && { filter }) }
    const parameters = given(name, made.nodes.findIndex(has))
    try {
      const ask = { measure: name, parameters, reading, top: 1, name: KEPT }
      const { summary } = await analyse(analysed, ask)
      if (measures[name].result === 'nothing') return { summary, values: made.nodes.map(() => null) }
      const read = fieldReader(analysed.store, 'nodes', attributeField(KEPT))
      const values = made.nodes.map((_, node) => read(node))
      return { summary, values: values.map((value) => (value === null ? null : Number(value))) }
    } catch (error) {
      return { failure: failureOf(error) }
    }
  }

  for (const reading of readings) {
    const heeding = names.filter((name) => reading.weight === undefined || measures[name].weights)
    it(`${reading.name}: every measure finds in each mode what the lists say`, async () => {
      for (const name of heeding) {
        const theirs = await fromLists(name, reading)
        const inModes = []
        for (const store of stores) inModes.push(await fromStore(store, name, reading))
        for (const found of inModes) {
          expect(found, `${name} in every mode`).toEqual(inModes[0])
          if (found.failure || theirs.failure) {
            expect(found.failure?.code, name).toBe(theirs.failure?.code)
            continue
          }
          if (measures[name].result === 'group') {
            const label = (value: number | null) => value ?? -1
            expect(partition(found.values.map(label)), name).toBe(partition(theirs.values.map(label)))
            continue
          }
          found.values.forEach((value, node) => {
            const wanted = theirs.values[node] ?? null
            if (wanted === null) expect(value, `${name} ${node}`).toBeNull()
            else expect(value, `${name} ${node}`).toBeCloseTo(wanted, 9)
          })
          for (const [of, value] of Object.entries(theirs.summary)) {
            const said = found.summary[of] ?? null
            if (!Number.isFinite(value)) expect(said, `${name} ${of}`).toBeNull()
            else expect(said, `${name} ${of}`).toBeCloseTo(value, 6)
          }
        }
      }
    })
  }
})
