import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail } from '../../src-shared/contract/failure.ts'
import { onePositional, type Command } from './command.ts'

/** As seen from the sources and from the bundle alike, whose files lie two folders down. */
const startScript = fileURLToPath(new URL('../../scripts/start.mjs', import.meta.url))

export const open: Command = {
  summary: 'Open a file in the window.',
  help: `Usage: slotgraph open FILE [--web]

Starts the app on a SQLite file or an event log: in Electron, or served to a
browser where Electron cannot be had. Returns when the app is closed.

  --web   serve it to a browser in any case

Example: slotgraph open flights.db`,
  options: { web: { type: 'boolean', default: false } },
  async run({ values, positionals, signal }) {
    const file = resolve(onePositional(positionals, 'a FILE'))
    if (!existsSync(file)) fail('file-missing', `There is no file “${file}”.`, { file })
    if (!existsSync(startScript)) fail('not-here', 'This build has no window to start; run it from a clone.')
    const web = values['web'] === true ? ['--web'] : []
    const app = spawn(process.execPath, [startScript, file, ...web], { stdio: 'inherit' })
    const end = () => app.kill('SIGINT')
    signal.addEventListener('abort', end)
    const code = await new Promise<number | null>((settle, reject) => {
      app.on('error', reject)
      app.on('exit', settle)
    }).finally(() => signal.removeEventListener('abort', end))
    if (code !== 0 && !signal.aborted) fail('internal', `The app ended with exit code ${code ?? 'unknown'}.`)
  },
}
