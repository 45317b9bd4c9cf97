import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, npm, root, say } from './run.mjs'

/** Installs what the lock file asks for, unless it is there already. */
export function ensureInstalled() {
  const missing = firstMissing()
  if (missing === undefined) return
  say(`installing packages from the lock file (${missing})`)
  // `npm ci` refuses a lock file written where the registry lacks builds for other systems; this takes the
  // same versions from it. Nothing here needs package scripts, and many machines block them.
  const flags = ['--ignore-scripts', '--no-save', '--no-audit', '--no-fund', '--loglevel=error']
  const installed = npm(['install', ...flags])
  if (!installed) giveUp('npm could not install the packages; is the npm registry reachable?')
}

/** What of the lock file is not installed; npm keeps its own account beside the packages. */
function firstMissing() {
  const account = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(account)) return 'there are none yet'
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(account)
  const differing = Object.keys(wanted).find((path) => {
    const { version, optional } = wanted[path]
    // builds for other systems are not installed
    return path !== '' && !optional && installed[path]?.version !== version
  })
  return differing && `${differing.replace(/^node_modules\//, '')} is missing or of another version`
}

function packagesIn(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages
}
