// npm start [-- [path/to/graph.db] [--web] [--port N] [--folder PATH] [--open]]
// Opens the app in Electron, or serves it to a browser where Electron cannot be had.
import { join } from 'node:path'
import { ensureBuilt } from './setup/build.mjs'
import { electronSwitches, findElectron, hasDisplay } from './setup/electron.mjs'
import { onNode24, runThrough } from './setup/node24.mjs'
import { root, say } from './setup/run.mjs'

await onNode24()
ensureBuilt()

const args = process.argv.slice(2)
const webWanted = args.includes('--web')
const others = args.filter((argument) => argument !== '--web')
// npm runs scripts in the project's folder; paths are meant from where the person is
const cwd = process.env.INIT_CWD ?? process.cwd()

const electron = webWanted ? { reason: 'as asked' } : await electronToUse()
const { code } = await (electron.path === undefined ? serve(electron.reason) : open(electron.path))
process.exit(code ?? 0)

async function electronToUse() {
  return hasDisplay() ? findElectron() : { reason: 'there is no display for a window' }
}

function open(path) {
  if (electronSwitches.length > 0) say('running as root, so Electron runs without its sandbox')
  return runThrough(path, [...electronSwitches, root, ...others], {
    cwd,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  })
}

function serve(reason) {
  say(`serving the app to a browser (${reason})`)
  return runThrough(process.execPath, [join(root, 'out/main/web.js'), ...others], { cwd })
}
