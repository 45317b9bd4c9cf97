import { expect, it } from 'vitest'
import { reportOf } from './report.ts'

const row = (timings: Parameters<typeof reportOf>[0]['timings'][string], measure = 'pagerank') =>
  reportOf({ nodes: 10, edges: 20, machines: {}, timings: { [measure]: timings } })
    .split('\n')
    .find((line) => line.startsWith(`| ${measure}`))

it('compares with the fastest of each kind', () => {
  expect(
    row({ slotgraph: { ms: 10 }, igraph: { ms: 20 }, 'graph-tool': { ms: 8 }, networkx: { ms: 300 } }),
  ).toContain('| 1.25: **not met** | 30 times: met |')
  expect(row({ slotgraph: { ms: 39 }, igraph: { ms: 20 } }, 'leiden')).toContain('| 1.95: met |')
})

it('claims no more than a bound where others were ended, and nothing where it says too little', () => {
  const others = { networkx: { overMs: 600 }, graphology: { ms: 900 } }
  expect(row({ slotgraph: { ms: 10 }, ...others })).toContain('| at least 60 times: met |')
  expect(row({ slotgraph: { ms: 60 }, ...others })).toContain('| at least 10 times: **not shown** |')
  expect(row({ slotgraph: { ms: 70 }, igraph: { overMs: 60 } })).toContain('| below 1.17: **not shown** |')
})

it('says who had not read the graph', () => {
  expect(row({ slotgraph: { ms: 10 }, graphology: { unreadMs: 600_000 } })).toContain(
    '| graph not read in 600,000 |  |  |',
  )
})
