import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fail } from '../../src-shared/contract/failure.ts'
import { formatCount, formatDuration, formatShare } from '../../src-shared/units.ts'
import { writeInto } from '../app/write-into.ts'
import { generateGraph } from '../generate/generate.ts'
import { onePositional, wholeNumber, type Command } from './command.ts'

export const generate: Command = {
  summary: 'Write a made-up graph to a new SQLite file.',
  help: `Usage: slotgraph generate FILE [--nodes N] [--edges N] [--seed N]

Writes an R-MAT graph with the parameters of Graph500 and realistic attributes:
few nodes with very many edges, many with few. The same numbers give the same
graph. An existing file is never overwritten; Ctrl C leaves none behind.

  --nodes N   10 to 10,000,000       (100,000)
  --edges N   10 to 50,000,000       (400,000)
  --seed N    0 to 4,294,967,295     (1)

Example: slotgraph generate big.db --nodes 1e6 --edges 4e6`,
  options: {
    nodes: { type: 'string', default: '100000' },
    edges: { type: 'string', default: '400000' },
    seed: { type: 'string', default: '1' },
  },
  async run({ values, positionals, terminal, signal }) {
    const file = resolve(onePositional(positionals, 'a FILE to write'))
    const nodes = wholeNumber(values['nodes'], 'nodes', 10, 10_000_000)
    const edges = wholeNumber(values['edges'], 'edges', 10, 50_000_000)
    const seed = wholeNumber(values['seed'], 'seed', 0, 2 ** 32 - 1)
    if (existsSync(file)) fail('cannot-write', `There is a file “${file}” already.`, { file })
    const started = performance.now()
    await writeInto([file], ([unfinished = '']) =>
      generateGraph(
        unfinished,
        { nodes, edges, seed },
        {
          signal,
          onProgress: ({ phase, rowsDone, rowsTotal }) =>
            terminal.progress(
              `${phase}: ${formatShare(rowsDone / rowsTotal)} of ${formatCount(rowsTotal)} rows`,
            ),
        },
      ),
    )
    terminal.progress('')
    const elapsed = formatDuration(performance.now() - started)
    terminal.print(`${file}: ${formatCount(nodes)} nodes and ${formatCount(edges)} edges in ${elapsed}`)
  },
}
