import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

const folder = join(root, 'node_modules/.cache/slotgraph')
// a network that blocks a download today may allow it tomorrow
const KEPT_MS = 24 * 60 * 60 * 1000

/** The reason for which something failed within the last day, so that it is not tried at every start. */
export function rememberedFailure(of) {
  try {
    const { at, reason } = JSON.parse(readFileSync(join(folder, `${of}.json`), 'utf8'))
    return Date.now() - at < KEPT_MS ? reason : undefined
  } catch {
    return undefined
  }
}

export function rememberFailure(of, reason) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${of}.json`), JSON.stringify({ at: Date.now(), reason }))
}

export function forgetFailure(of) {
  rmSync(join(folder, `${of}.json`), { force: true })
}
