import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Every file that starts a process or a worker thread of its own, by name. From source an entry is its `.ts`
 * file; in the bundle it is `out/main/<name>.js` (electron.vite.config.ts builds one for each row).
 */
export const entries = {
  store: './store/process.ts',
  'decode-worker': './store/load/decode-worker.ts',
  'records-trial': './lab/records/trial-process.ts',
  'analysis-worker': './store/analysis/analysis-worker.ts',
} as const

export type EntryName = keyof typeof entries

const fromSource = import.meta.url.endsWith('.ts')

/**
 * The folder of the bundle, when tests that run from source are to start processes and threads as users have them:
 * those start in half the time. `npm test` builds first and sets it; without it they start from source.
 */
const bundle = process.env['SLOTGRAPH_BUNDLE']

/** Where to start the named entry from; pass it to `new Worker(...)` or, as a path, to `fork`. */
export function entryUrl(name: EntryName): URL {
  if (fromSource && bundle) return pathToFileURL(resolve(bundle, `${name}.js`))
  if (fromSource) return new URL(entries[name], import.meta.url)
  // chunks lie beside the entries, see electron.vite.config.ts
  return new URL(`./${name}.js`, import.meta.url)
}
