import { UsageError, type Command } from './command.ts'
import { formatList, formatNamed, formatOfName, writeExport, writeOptions } from './write-export.ts'

export const convert: Command = {
  summary: 'Write the graph in one file as another: SQLite or an event log to any format.',
  help: `Usage: slotgraph convert IN OUT [--to FORMAT] [--gexf-1.2] [--force]

IN is anything that Slotgraph opens: a SQLite file, read as “slotgraph info”
says, or an event log. It is only read. Ctrl C leaves no unfinished OUT.

  --to FORMAT  ${formatList};
               by the ending of OUT unless given
  --gexf-1.2   GEXF 1.2 in place of 1.3, for older readers
  --force      replace files that are there already

Example: slotgraph convert events.log events.gexf`,
  options: { to: { type: 'string' }, ...writeOptions },
  async run(input) {
    const { values, positionals } = input
    const [file, out, ...more] = positionals
    if (file === undefined || out === undefined || more.length > 0) {
      throw new UsageError('It needs two files, IN and OUT.')
    }
    const format = typeof values['to'] === 'string' ? formatNamed(values['to']) : formatOfName(out)
    await writeExport(file, out, { format, part: { of: 'all' } }, input)
  },
}
