import { readFileSync } from 'node:fs'
import type { MeasureName } from '../../src-shared/contract/measures.ts'
import { readingOf } from '../../src-main/store/analysis/reading.ts'
import { atOnce } from '../../src-main/store/analysis/slices.ts'
import { runMeasure } from '../../src-main/store/analysis/run-measure.ts'
import { topologyOf } from '../../src-main/store/analysis/small-graphs.ts'

// node ours.ts FILE NODES HUB MEASURES: as peers.py, through worker threads as the store process does

const [file, nodeText, hub, wanted] = process.argv.slice(2) as [string, string, string, string]
const nodes = Number(nodeText)
const { buffer, byteOffset, byteLength } = readFileSync(file)
const pairs = new Uint32Array(buffer, byteOffset, byteLength / 4)
const sources = Uint32Array.from({ length: pairs.length / 2 }, (_, at) => pairs[2 * at]!)
const targets = Uint32Array.from({ length: pairs.length / 2 }, (_, at) => pairs[2 * at + 1]!)
const graph = atOnce(readingOf(topologyOf(nodes, sources, targets), true))

const runs: { name: MeasureName; parameters: object; check: string }[] = [
  {
    name: 'pagerank',
    parameters: { damping: 0.85, from: [], tolerance: 1e-8, rounds: 200 },
    check: 'rounds',
  },
  { name: 'weak-components', parameters: {}, check: 'groups' },
  { name: 'strong-components', parameters: {}, check: 'groups' },
  { name: 'distances', parameters: { from: [Number(hub)], direction: 'out' }, check: 'reached' },
  { name: 'core-numbers', parameters: {}, check: 'degeneracy' },
  { name: 'label-propagation', parameters: { seed: 1 }, check: 'groups' },
  { name: 'leiden', parameters: { resolution: 1, rounds: 2, seed: 1 }, check: 'modularity' },
  { name: 'clustering', parameters: {}, check: 'average' },
]

for (const { name, parameters, check } of runs) {
  if (!wanted.split(',').includes(name)) continue
  console.log(JSON.stringify({ measure: name, started: true }))
  const before = process.cpuUsage()
  const { summary, elapsedMs } = await runMeasure(name, graph, parameters as never)
  const { user, system } = process.cpuUsage(before)
  const cpuMs = (user + system) / 1000
  console.log(JSON.stringify({ measure: name, ms: elapsedMs, cpuMs, check: summary[check] }))
}
