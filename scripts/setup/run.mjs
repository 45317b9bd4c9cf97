import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** The project's folder. */
export const root = resolve(import.meta.dirname, '../..')

/** One plain line on what is being done. */
export function say(line) {
  console.error(`slotgraph: ${line}`)
}

/** Says why there is no going on, and ends. */
export function giveUp(line) {
  say(line)
  process.exit(1)
}

/** Runs a program in the project's folder, its output shown; `true` when it ended well. */
export function run(program, args, options = {}) {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options }).status === 0
}

/** As `run`, its output kept: shown by whoever finds it needed. */
export function runQuietly(program, args, options = {}) {
  const done = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26, ...options })
  const output = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim()
  const timedOut = done.error?.code === 'ETIMEDOUT'
  return { ok: done.status === 0, output: done.error && !timedOut ? done.error.message : output, timedOut }
}

/** Runs npm, the one that runs this script where there is one. */
export function npm(args) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args])
  return run('npm', args, { shell: process.platform === 'win32' })
}
