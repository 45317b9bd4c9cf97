import { join } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { formatCount } from '../../src-shared/units.ts'
import { dataDir } from '../app/data-dir.ts'
import { Snapshots } from '../app/snapshots.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { logPlan } from '../event-log/convert-log.ts'
import type { GraphStore } from '../store/graph-store.ts'
import { buildSlottedGraph } from '../store/slotted/build.ts'
import { obtainGraph } from '../store/snapshot/obtain-graph.ts'
import type { CommandInput } from './command.ts'
import { withDataset } from './dataset-file.ts'

/**
 * Runs `work` on the graph of a file, loaded as “slotgraph info” says it would be, or reopened from its snapshot
 * with what was annotated.
 */
export function withStore<T>(
  file: string,
  input: Pick<CommandInput, 'terminal' | 'signal'>,
  work: (store: GraphStore) => Promise<T>,
): Promise<T> {
  const { terminal, signal } = input
  return withDataset(file, input, async ({ path: dataset, log, stays }) => {
    const plan = log ? logPlan : (await inspectFile(dataset, (phase) => terminal.progress(`${phase} …`))).plan
    if (plan === null) fail('not-a-graph', 'No table here looks like nodes or edges.', { file })
    const snapshot = stays ? new Snapshots(join(dataDir(), 'snapshots')).pathFor(dataset) : undefined
    const { graph } = await obtainGraph(dataset, plan, snapshot, {
      signal,
      onProgress: ({ phase, rowsDone }) => terminal.progress(`${phase}: ${formatCount(rowsDone)} rows`),
    })
    return work(buildSlottedGraph(graph))
  })
}
