import { existsSync } from 'node:fs'
import { basename, dirname, extname, join } from 'node:path'
import type { ExportFormat } from '../../src-shared/contract/export.ts'
import { fail } from '../../src-shared/contract/failure.ts'

/** The files of an export to `path`: itself, or for CSV `NAME-nodes.csv` and `NAME-edges.csv` beside it. */
export function exportPaths(path: string, format: ExportFormat): string[] {
  if (format !== 'csv') return [path]
  const ending = /^\.csv$/i.test(extname(path)) ? extname(path) : ''
  const name = basename(path, ending)
  return ['nodes', 'edges'].map((of) => join(dirname(path), `${name}-${of}.csv`))
}

/** Fails where one of the paths is taken already. */
export function refuseExisting(paths: readonly string[]): void {
  const taken = paths.find((path) => existsSync(path))
  if (taken !== undefined) {
    fail('cannot-write', `There is a file “${basename(taken)}” already.`, { file: taken })
  }
}
