import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { forkSpawn } from '../../supervisor/fork-spawn.ts'
import { readSystemRss } from '../../supervisor/rss.ts'
import { dataDir } from '../../app/data-dir.ts'
import { startServer } from './server.ts'

const usage = `usage: slotgraph-web [path/to/graph.db] [--port N] [--folder PATH] [--open]
  --port    port on 127.0.0.1; a free one unless given
  --folder  the folder whose files may be browsed; the current one unless given
  --open    opens the browser`

function readArguments() {
  const options = {
    port: { type: 'string', default: '0' },
    folder: { type: 'string', default: process.cwd() },
    open: { type: 'boolean', default: false },
  } as const
  try {
    const { values, positionals } = parseArgs({ options, allowPositionals: true })
    const port = Number(values.port)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`"${values.port}" is no port`)
    return { ...values, port, file: positionals[0] }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
    process.exit(2)
  }
}

function openBrowser(url: string): void {
  const [command = '', ...before] = { darwin: ['open'], win32: ['cmd', '/c', 'start', ''] }[
    process.platform as string
  ] ?? ['xdg-open']
  const browser = spawn(command, [...before, url], { stdio: 'ignore', detached: true })
  browser.on('error', () => console.error(`${command} is not here; open the address yourself.`))
  browser.unref()
}

const { port, folder, open, file } = readArguments()
const server = await startServer(
  {
    name: 'web',
    dataDir: dataDir(),
    spawn: forkSpawn,
    readRss: readSystemRss,
    // browsers do not tell which of their processes shows the page
    windows: () => [],
    servedFolder: folder,
    ...(file === undefined ? {} : { firstFile: resolve(file) }),
  },
  port,
)
console.log(
  `Slotgraph: open ${server.url}\n(it works for whoever has this address, until you stop it with Ctrl+C)`,
)
if (open) openBrowser(server.url)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void server.close().finally(() => process.exit(0)))
}
