import { engine } from '../app/about.ts'
import { recordsTable, KNOWN_CASE, knownPython } from '../lab/records/records-table.ts'
import { pythonVersion, runRecords } from '../lab/records/run-records.ts'
import { markdownTable } from '../lab/report/markdown.ts'
import { alignedTable } from './aligned.ts'
import { wholeNumber, type CommandInput } from './command.ts'

/** `slotgraph compare --records`: the benchmark that Python users know, beside Python's own here where there is one. */
export async function compareRecords({ values, terminal, signal }: CommandInput): Promise<void> {
  const repeats = wholeNumber(values['repeat'], 'repeat', 1, 25)
  const trials = await runRecords(
    KNOWN_CASE,
    repeats,
    (done, store) => terminal.progress(`run ${done + 1} of ${repeats}: ${store}`),
    signal,
  )
  terminal.progress('')
  const { machine, versions } = engine()
  const engines = versions.map(({ name, version }) => `${name} ${version}`).join(', ')
  const where = `${machine.cpu}, ${machine.cores} cores; ${engines}; ${await pythonVersion()}`
  const table = recordsTable(trials)
  if (values['json'] === true) {
    terminal.print(JSON.stringify({ machine, versions, repeats, trials, knownPython }, null, 2))
  } else if (values['markdown'] === true) {
    terminal.print([`## ${table.title}`, markdownTable(table), table.note, where].join('\n\n'))
  } else {
    terminal.print([...alignedTable(table), '', where].join('\n'))
  }
}
