import { runCommandLine } from './run.ts'

/** The command line: `slotgraph COMMAND …`. */
const cancel = new AbortController()
process.once('SIGINT', () => cancel.abort())

const { stderr, stdout } = process
let progressShown = false

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    print: (line) => stdout.write(`${line}\n`),
    error: (line) => stderr.write(`${line}\n`),
    progress: (line) => {
      if (!stderr.isTTY || (line === '' && !progressShown)) return
      // back to the start of the line, and clear it
      stderr.write(`\r\u001b[K${line}`)
      progressShown = line !== ''
    },
  },
  cancel.signal,
)
