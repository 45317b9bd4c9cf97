import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { giveUp, root, runQuietly, say } from './run.mjs'

const sources = [
  'src-main',
  'src-renderer',
  'src-shared',
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
]
const stamp = join(root, 'out/.sources')

/** Builds the bundle when any source has changed since it was built. */
export function ensureBuilt() {
  const hash = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  say('building')
  const built = runQuietly(process.execPath, ['node_modules/electron-vite/bin/electron-vite.js', 'build'])
  if (!built.ok) giveUp(`the build failed:\n${built.output}`)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, hash)
}

function hashOfSources() {
  const hash = createHash('sha256')
  for (const path of sources.flatMap(filesBelow)) hash.update(path).update(readFileSync(join(root, path)))
  return hash.digest('hex')
}

function filesBelow(path) {
  if (/\.\w+$/.test(path)) return [path]
  const entries = readdirSync(join(root, path), { withFileTypes: true, recursive: true })
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(root.length + 1))
    .toSorted()
}
