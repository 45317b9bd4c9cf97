import { runCommandLine } from './run.ts'

/** The command line: `slotgraph COMMAND …`. */
const cancel = new AbortController()
process.once('SIGINT', () => cancel.abort())

const { stderr, stdout } = process
let progressShown = false

// whoever reads has enough, as in “slotgraph … | head”: there is nobody left to write to, and nothing has failed
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

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
