import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fail } from '../../src-shared/contract/failure.ts'
import { typedValue } from '../../src-shared/contract/typed-value.ts'
import { fromWire } from '../../src-shared/contract/values.ts'
import { formatBytes, formatCount, formatCountOf } from '../../src-shared/units.ts'
import { dataDir } from '../app/data-dir.ts'
import { Snapshots } from '../app/snapshots.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { logPlan } from '../event-log/convert-log.ts'
import { exportGraph } from '../export/export-graph.ts'
import { keepAttribute, setAttribute } from '../store/annotate.ts'
import type { Graph } from '../store/graph.ts'
import { buildSlottedGraph } from '../store/slotted/build.ts'
import { writeGraphSnapshot } from '../store/snapshot/graph-snapshot.ts'
import { obtainGraph } from '../store/snapshot/obtain-graph.ts'
import { packGraph } from '../store/snapshot/pack-graph.ts'
import { sourceState } from '../store/snapshot/source-state.ts'
import { onePositional, UsageError, type Command } from './command.ts'
import { withDataset, type Dataset } from './dataset-file.ts'
import { nodeOfId } from './node-of-id.ts'

export const annotate: Command = {
  summary: 'Give nodes attributes of your own, without changing the file.',
  help: `Usage: slotgraph annotate FILE [--ids ID,ID... | --ids-from LIST]
                          [--set NAME=VALUE]... [--keep NAME]... [--output NEW.db]

Sets attributes on the nodes with the given ids. Only these nodes pay for them.
FILE is never changed: Slotgraph keeps what was set with the snapshot that it
reopens FILE from. So the window shows it too, and “slotgraph query” finds it, until
FILE itself changes. --output writes a new SQLite file instead, which lasts. FILE may
be an event log, whose events go by the number of their line.

  --ids ID,...      the nodes, by id
  --ids-from LIST   the nodes, one id a line in a file; “-” reads them from stdin
  --set NAME=VALUE  true, false, a number or text; nothing after = takes it away
  --keep NAME       make an attribute a slot that every node of the kind has
  --output NEW.db   write a copy of the graph with its attributes

Example: slotgraph annotate flights.db --ids ATL,LHR --set hub=true`,
  options: {
    ids: { type: 'string' },
    'ids-from': { type: 'string' },
    set: { type: 'string', multiple: true, default: [] },
    keep: { type: 'string', multiple: true, default: [] },
    output: { type: 'string' },
  },
  async run({ values, positionals, terminal, signal }) {
    const file = onePositional(positionals, 'a FILE')
    const sets = (values['set'] as string[]).map(assignment)
    const keeps = values['keep'] as string[]
    const ids = await idsFrom(values['ids'], values['ids-from'])
    if (sets.length > 0 !== ids.length > 0)
      throw new UsageError('--set and --ids (or --ids-from) go together.')
    if (sets.length + keeps.length === 0) throw new UsageError('It needs --set or --keep.')
    const onProgress = ({ phase }: { phase: string }) => terminal.progress(`${phase} …`)

    const output = values['output'] as string | undefined
    const work = async ({ path, log, stays }: Dataset): Promise<void> => {
      const { plan } = log ? { plan: logPlan } : await inspectFile(path, (phase) => onProgress({ phase }))
      if (plan === null) fail('not-a-graph', 'No table here looks like nodes or edges.', { file })
      const source = await sourceState(path)
      const snapshot = stays ? new Snapshots(join(dataDir(), 'snapshots')).pathFor(path) : undefined
      const { graph } = await obtainGraph(path, plan, snapshot, { onProgress, signal })
      const store = buildSlottedGraph(graph)

      const nodes = ids.map((id) => nodeOfId(store, id))
      for (const { name, value } of sets) setAttribute(store, nodes, name, [value])
      const slots = keeps.flatMap((name) =>
        keepAttribute(store, name).slots.map((slot) => ({ name, ...slot })),
      )

      onProgress({ phase: 'writing' })
      if (output !== undefined) {
        const request = { format: 'sqlite', part: { of: 'all' } } as const
        await exportGraph(store, [output], request, { signal, onProgress: () => {} })
      } else {
        if (!source || snapshot === undefined)
          fail('cannot-write', 'The file has a write-ahead log or a journal; use --output.', { file })
        await writeGraphSnapshot(snapshot, packGraph(store, graph.report), { source, plan }, { signal })
      }
      terminal.progress('')
      for (const { name, value } of sets)
        terminal.print(`${value === null ? 'Removed' : 'Set'} ${costOf(store, name, nodes.length)}`)
      for (const { name, kind, type } of slots) terminal.print(`Kept ${name} as a slot of ${kind}: ${type}.`)
    }
    // what is set in place is found by way of what the log was converted to, which has to stay for that
    await withDataset(file, { terminal, signal }, work, { keep: output === undefined })
    terminal.print(output === undefined ? `${file} opens with this until it is changed.` : `Wrote ${output}.`)
  },
}

function assignment(given: string): { name: string; value: ReturnType<typeof fromWire> } {
  const at = given.indexOf('=')
  const name = given.slice(0, at).trim()
  if (at < 0 || name === '') throw new UsageError(`--set takes NAME=VALUE, not “${given}”.`)
  return { name, value: fromWire(typedValue(given.slice(at + 1))) }
}

async function idsFrom(ids: unknown, list: unknown): Promise<string[]> {
  if (typeof ids === 'string' && typeof list === 'string')
    throw new UsageError('--ids or --ids-from, not both.')
  if (typeof ids === 'string') return parts(ids, ',')
  if (typeof list !== 'string') return []
  return parts(list === '-' ? await text(process.stdin) : await readFile(list, 'utf8'), '\n')
}

function parts(listed: string, separator: string): string[] {
  return listed
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

/** What was set on how many nodes, and what it takes where it lies beside the slots. */
function costOf({ nodes }: Graph, name: string, count: number): string {
  const beside = nodes.kinds
    .flatMap(({ attributes }) => attributes.structure())
    .filter((part) => part.name === name)
  const bytes = beside.reduce((sum, part) => sum + (part.bytes ?? 0), 0)
  const having = nodes.kinds.reduce((sum, { attributes }) => sum + attributes.count(name), 0)
  const cost =
    having === 0
      ? ''
      : ` ${formatCount(having)} of ${formatCount(nodes.length)} have it now, for ${formatBytes(bytes)}.`
  return `${name} on ${formatCountOf(count, 'node')}.${cost}`
}
