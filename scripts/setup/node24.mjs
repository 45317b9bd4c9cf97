import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ensureInstalled } from './install.mjs'
import { giveUp, root, run, say } from './run.mjs'

// better-sqlite3 13 crashes older ones, and sources run with their types stripped
const LEAST_MAJOR = 24

/** The Node that everything runs on: the one that the `node` package brings, whatever the machine has. */
function ensureNode24() {
  const folder = join(root, 'node_modules/node')
  const binary = join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  // what the package's own install script does, which may have been blocked; it asks the npm registry
  for (const attempt of ['getting Node 24 from the npm registry', 'trying once more']) {
    if (existsSync(binary)) return binary
    say(attempt)
    run(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  return existsSync(binary) ? binary : giveUp('the npm registry did not give a Node 24 for this system')
}

/**
 * Installs what is missing and makes sure that the calling script runs on Node 24: on an older one it is
 * started anew and this does not return. Call it first.
 */
export async function onNode24() {
  ensureInstalled()
  if (Number(process.versions.node.split('.')[0]) >= LEAST_MAJOR) return
  const node = ensureNode24()
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }
  const { code, signal } = await runThrough(node, process.argv.slice(1), { env })
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0))
}

/** Runs a program in our place: signals go to it, and how it ends is how we end. */
export function runThrough(program, args, options = {}) {
  const child = spawn(program, args, { stdio: 'inherit', ...options })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.on('error', (error) => giveUp(error.message))
    child.on('exit', (code, signal) => resolve({ code, signal }))
  })
}
