import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { measures, type MeasureName } from '../../../../src-shared/contract/measures.ts'
import type { Measure } from '../measure.ts'
import { modularity } from '../modularity.ts'
import { defaultsOf, partition } from '../oracle.ts'
import type { Reading } from '../reading.ts'
import { runInline } from '../run-inline.ts'
import { readList, type EdgeList } from '../small-graphs.ts'
import { measureTable } from '../table.ts'

/** A random graph and what NetworkX says of it; `cases.py` says how they are made. */
type Case = { nodes: number; directed: boolean; edges: EdgeList; from: number[]; groups: number[] } & {
  [found: string]: unknown
}

const cases = readFileSync(new URL('./cases.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Case)

/** Rounds for ever where it must: theirs were run until nothing moved. */
const exact = { tolerance: 1e-13, rounds: 50_000 }

async function run(name: MeasureName, graph: Reading, given: object = {}) {
  const measure = (await measureTable[name]()) as Measure<'leiden'>
  const read = measures[name].weights ? graph : { ...graph, weights: undefined }
  return runInline(measure, read, { ...defaultsOf(name), ...given } as never)
}

const read = ({ nodes, edges, directed }: Case) => readList(nodes, edges, directed)

/** Checks what was found under a name against a run, in every case that has it. */
function agrees(name: string, measure: MeasureName, given: (of: Case) => object = () => ({}), digits = 7) {
  it(`${measure}: ${name}`, async () => {
    const having = cases.filter((each) => each[name] !== undefined)
    expect(having.length).toBeGreaterThan(20)
    for (const each of having) {
      const { values } = await run(measure, read(each), given(each))
      const theirs = each[name] as (number | null)[]
      expect(values).toHaveLength(theirs.length)
      theirs.forEach((value, node) => {
        if (value === null) expect(values[node]).toBeNaN()
        else expect(values[node], `${JSON.stringify(each.edges)} ${node}`).toBeCloseTo(value, digits)
      })
    }
  })
}

/** Checks a number of the whole graph. */
function says(name: string, measure: MeasureName, of: string, given: object = {}) {
  it(`${measure}: ${name}`, async () => {
    const having = cases.filter((each) => each[name] !== undefined)
    expect(having.length).toBeGreaterThan(20)
    for (const each of having) {
      const { summary } = await run(measure, read(each), given)
      expect(summary[of], JSON.stringify(each.edges)).toBeCloseTo(each[name] as number, 7)
    }
  })
}

describe('what NetworkX says of the same graphs', () => {
  agrees('degree', 'degree')
  agrees('in-degree', 'degree', () => ({ direction: 'in' }))
  agrees('out-degree', 'degree', () => ({ direction: 'out' }))
  agrees('pagerank', 'pagerank', () => exact)
  agrees('personalised', 'pagerank', ({ from }) => ({ from, ...exact }))
  agrees('authorities', 'hits', () => ({ role: 'authority', ...exact }), 6)
  agrees('hubs', 'hits', () => ({ role: 'hub', ...exact }), 6)
  agrees('eigenvector', 'eigenvector', () => exact, 6)
  agrees('katz', 'katz', ({ attenuation }) => ({ attenuation, ...exact }))
  for (const direction of ['out', 'in', 'both']) {
    agrees(`distances ${direction}`, 'distances', ({ from }) => ({ from, direction }))
  }
  agrees('triangles', 'triangles')
  agrees('clustering', 'clustering')
  says('transitivity', 'clustering', 'transitivity')
  says('average', 'clustering', 'average')
  agrees('harmonic', 'harmonic', () => ({ sources: 0 }))
  agrees('closeness', 'closeness', () => ({ sources: 0 }))
  agrees('betweenness', 'betweenness', () => ({ sources: 0 }))
  says('bridges', 'cut-points', 'bridges')
  says('assortativity', 'assortativity', 'assortativity')
  says('density', 'density', 'density')
  says('diameter', 'diameter', 'atLeast', { searches: 1000 })
  says('diameter', 'diameter', 'atMost', { searches: 1000 })

  it('components', async () => {
    for (const each of cases) {
      const graph = read(each)
      for (const [name, measure] of [
        ['weak', 'weak-components'],
        ['strong', 'strong-components'],
      ] as const) {
        const theirs = (each[name] as number[][]).map((group) => group.join(' ')).toSorted()
        expect(partition((await run(measure, graph)).values)).toBe(theirs.join(' | '))
      }
    }
  })

  it('articulation points', async () => {
    for (const each of cases) {
      const { values } = await run('cut-points', read(each))
      const points = Array.from(values.keys()).filter((node) => values[node] === 1)
      expect(points).toEqual(each['articulation'])
    }
  })

  it('degree distribution', async () => {
    for (const each of cases) {
      const { values, summary } = await run('degree-distribution', read(each))
      const theirs = each['histogram'] as number[]
      expect(theirs.map((_, size) => values.filter((degree) => degree === size).length)).toEqual(theirs)
      expect(summary).toMatchObject({
        isolated: theirs[0],
        distinct: theirs.filter((count) => count > 0).length,
      })
    }
  })

  it('core numbers and reciprocity, of the graphs made simple', async () => {
    for (const each of cases) {
      const distinct = new Map(
        each.edges
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => [each.directed || a < b ? `${a} ${b}` : `${b} ${a}`, [a, b] as const]),
      )
      const graph = readList(each.nodes, [...distinct.values()], each.directed)
      expect([...(await run('core-numbers', graph)).values]).toEqual(each['core'])
      if (each['reciprocity'] === undefined) continue
      const { summary } = await run('reciprocity', graph)
      expect(summary['reciprocity']).toBeCloseTo(each['reciprocity'] as number, 9)
    }
  })

  it('modularity of a grouping, and Leiden finds as good ones as their Louvain', async () => {
    let ours = 0
    let theirs = 0
    for (const each of cases.filter((some) => some['modularity'] !== undefined)) {
      const graph = read(each)
      expect(modularity(graph, Uint32Array.from(each.groups))).toBeCloseTo(each['modularity'] as number, 7)
      ours += (await run('leiden', graph, { rounds: 10 })).summary['modularity']!
      theirs += each['louvain'] as number
    }
    expect(ours).toBeGreaterThanOrEqual(theirs)
  })
})
