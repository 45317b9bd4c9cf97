import { UsageError, onePositional, type Command } from './command.ts'
import { formatList, formatNamed, formatOfName, writeExport, writeOptions } from './write-export.ts'

export const exportCommand: Command = {
  summary: 'Write a graph, or what passes a filter, for other programs to read.',
  help: `Usage: slotgraph export FILE --out FILE [--format FORMAT]
                         [--filter TEXT] [--edges TEXT] [--gexf-1.2] [--force]

Loads FILE as “slotgraph info” says it would, and streams its graph to another
file. Attributes keep their types; docs/export.md says what each format keeps.
FILE is only read. --out is there when it is whole; Ctrl C leaves nothing.

  --out FILE       where to; CSV becomes NAME-nodes.csv and NAME-edges.csv
  --format FORMAT  ${formatList};
                   by the ending of --out unless given
  --filter TEXT    only nodes that pass, and the edges among them
  --edges TEXT     only edges that pass
  --gexf-1.2       GEXF 1.2 in place of 1.3, for older readers
  --force          replace files that are there already

Filters are as in the window: kind = airport and runways >= 3

Example: slotgraph export flights.db --out hubs.graphml --filter 'degree > 200'`,
  options: {
    out: { type: 'string' },
    format: { type: 'string' },
    filter: { type: 'string' },
    edges: { type: 'string' },
    ...writeOptions,
  },
  async run(input) {
    const { values, positionals } = input
    const file = onePositional(positionals, 'a FILE')
    const out = values['out']
    if (typeof out !== 'string') throw new UsageError('It needs --out and a file name.')
    const format = typeof values['format'] === 'string' ? formatNamed(values['format']) : formatOfName(out)
    const filter = typeof values['filter'] === 'string' ? values['filter'] : ''
    const edgeFilter = typeof values['edges'] === 'string' ? values['edges'] : ''
    const part =
      filter + edgeFilter === '' ? { of: 'all' as const } : { of: 'filter' as const, filter, edgeFilter }
    await writeExport(file, out, { format, part }, input)
  },
}
