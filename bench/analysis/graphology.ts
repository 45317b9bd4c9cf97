import { readFileSync } from 'node:fs'
import { MultiDirectedGraph } from 'graphology'
import louvain from 'graphology-communities-louvain'
import { connectedComponents, stronglyConnectedComponents } from 'graphology-components'
import pagerank from 'graphology-metrics/centrality/pagerank.js'
import { singleSourceLength } from 'graphology-shortest-path/unweighted.js'

// node graphology.ts FILE NODES HUB MEASURES: as peers.py

const [file, nodes, hub, wanted] = process.argv.slice(2) as [string, string, string, string]
const { buffer, byteOffset, byteLength } = readFileSync(file)
const pairs = new Uint32Array(buffer, byteOffset, byteLength / 4)
const graph = new MultiDirectedGraph()
for (let node = 0; node < Number(nodes); node++) graph.addNode(node)
for (let at = 0; at < pairs.length; at += 2) graph.addEdge(pairs[at], pairs[at + 1])

function run<T>(measure: string, work: () => T, check: (result: T) => number): void {
  if (!wanted.split(',').includes(measure)) return
  console.log(JSON.stringify({ measure, started: true }))
  const started = performance.now()
  try {
    const result = work()
    const ms = performance.now() - started
    console.log(JSON.stringify({ measure, ms, check: check(result) }))
  } catch (error) {
    console.log(JSON.stringify({ measure, error: String(error) }))
  }
}

const most = (ranks: Record<string, number>) => Object.values(ranks).reduce((a, b) => Math.max(a, b), 0)
run(
  'pagerank',
  () => pagerank(graph, { getEdgeWeight: null, maxIterations: 500, tolerance: 1e-8 / graph.order }),
  most,
)
run(
  'weak-components',
  () => connectedComponents(graph).length,
  (count) => count,
)
run(
  'strong-components',
  () => stronglyConnectedComponents(graph).length,
  (count) => count,
)
run(
  'distances',
  () => Object.keys(singleSourceLength(graph, hub)).length,
  (count) => count,
)
run(
  'leiden',
  () => louvain.detailed(graph),
  ({ modularity }) => modularity,
)
