import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { forgetFailure, rememberedFailure, rememberFailure } from './remember.mjs'
import { root, runQuietly, say } from './run.mjs'

const folder = join(root, 'node_modules/electron')
// a reachable host answers far sooner
const PROBE_MS = 5_000
// 110 MB at 3 Mbit/s
const DOWNLOAD_MS = 300_000
const VERSION_MS = 15_000

const isRootOnLinux = process.platform === 'linux' && process.getuid() === 0

/** What Electron must be started with here: Chromium's sandbox does not work for root on Linux. */
export const electronSwitches = isRootOnLinux ? ['--no-sandbox'] : []

/** The path of an Electron that starts, or the reason why there is none. Downloads it when it can. */
export async function findElectron() {
  const path = presentBinary() ?? (await download())
  if (typeof path !== 'string') return path
  const { ok, output, timedOut } = runQuietly(path, [...electronSwitches, '--version'], {
    timeout: VERSION_MS,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: undefined },
  })
  if (ok) return { path }
  const lastLine = output.split('\n').at(-1)
  return { reason: timedOut ? 'Electron does not start' : `Electron does not start (${lastLine})` }
}

/** Whether there is anything to show a window on. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

function presentBinary() {
  const name = join(folder, 'path.txt')
  const inDist = existsSync(name)
    ? readFileSync(name, 'utf8')
    : ({ win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' }[process.platform] ??
      'electron')
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), inDist)
  return existsSync(path) ? path : undefined
}

async function download() {
  const before = rememberedFailure('electron')
  if (before) return { reason: before }
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  say(`getting Electron ${version} (110 MB, once)`)
  const failure = (await unreachable()) ?? failedInstall()
  if (failure) {
    const reason = `Electron's binary cannot be had: ${failure}`
    rememberFailure('electron', reason)
    return { reason }
  }
  forgetFailure('electron')
  return presentBinary() ?? { reason: "Electron's binary is not where its package says" }
}

async function unreachable() {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror
  const host = mirror ?? 'https://github.com/electron/electron/releases/'
  try {
    await fetch(host, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_MS) })
    return undefined
  } catch (error) {
    return `${new URL(host).host} is out of reach (${error.cause?.code ?? error.name})`
  }
}

function failedInstall() {
  const done = runQuietly(process.execPath, ['install.js'], { cwd: folder, timeout: DOWNLOAD_MS })
  if (done.ok) return undefined
  return done.timedOut ? 'the download took too long' : done.output.split('\n')[0]
}
