import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { rememberedFailure, rememberFailure } from './remember.mjs'
import { giveUp, run, runQuietly, say } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const macs = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]
// Playwright's build is 180 MB; this is 3 Mbit/s short of patience
const DOWNLOAD_MS = 300_000

/** The path of a Chromium for the end-to-end specs: Playwright's own, else the system's, else Debian's. */
export async function findChromium() {
  return (
    (await playwrights()) ??
    systems() ??
    debians() ??
    giveUp('there is no Chromium for the end-to-end specs; install one')
  )
}

async function playwrights() {
  const { chromium } = await import('playwright-core')
  const path = chromium.executablePath()
  if (existsSync(path)) return path
  if (rememberedFailure('playwright-chromium')) return undefined
  say('getting Playwright’s Chromium (once)')
  const done = runQuietly(process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium'], {
    timeout: DOWNLOAD_MS,
    env: { ...process.env, PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '5000' },
  })
  if (done.ok && existsSync(path)) return path
  const reason = done.timedOut
    ? 'it took too long'
    : (/^Error: (Failed to download [^,\n]*)/m.exec(done.output)?.[1] ?? 'it failed')
  rememberFailure('playwright-chromium', reason)
  say(`Playwright’s Chromium cannot be had (${reason}); looking for the system’s`)
  return undefined
}

function systems() {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const candidates = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...candidates, ...macs].find((path) => existsSync(path))
}

function debians() {
  if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get'))
    return undefined
  say('installing Debian’s chromium')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] }
  const installed =
    run('apt-get', ['update', '-qq'], quiet) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
  return installed ? systems() : undefined
}
