import type { Comparison, Environment } from '../../../src-shared/contract/lab.ts'
import { formatBytes, formatCount, formatDuration } from '../../../src-shared/units.ts'

/** The dataset in one line. */
export function datasetLine({ dataset }: Comparison): string {
  const { name, fileBytes, nodes, edges } = dataset
  return `${name}, ${formatBytes(fileBytes)}: ${formatCount(nodes)} nodes, ${formatCount(edges)} edges`
}

/** What it was measured with, a line each. */
export function environmentLines(comparison: Comparison): [string, string][] {
  const { environment, startedAt, elapsedMs, repeats, seed } = comparison
  const { cpu, cores, memoryBytes, platform, loadAverage, heapLimitBytes } = environment
  return [
    ['Machine', `${cpu}, ${cores} cores, ${formatBytes(memoryBytes)}, ${platform}`],
    ['Host', hostLine(environment)],
    ['JavaScript heap', `at most ${formatBytes(heapLimitBytes)} a process`],
    ['Load', `${loadAverage[0].toFixed(1)} before, ${loadAverage[1].toFixed(1)} after`],
    ['When', `${new Date(startedAt).toISOString()}, for ${formatDuration(elapsedMs)}`],
    ['Runs', `${repeats} of each load, seed ${seed}`],
  ]
}

function hostLine({ appVersion, host, versions, v8PointerBytes }: Environment): string {
  const engines = versions.map(({ name, version }) => `${name} ${version}`).join(', ')
  return `Slotgraph ${appVersion}, ${host}; ${engines}; pointers of ${v8PointerBytes} bytes`
}
