import { basename, dirname } from 'node:path'
import { stat } from 'node:fs/promises'
import type { ExportDone, ExportRequest, WrittenFile } from '../../src-shared/contract/export.ts'
import { exportPaths, refuseExisting } from '../export/export-paths.ts'
import type { Host } from './host.ts'
import { writeInto } from './write-into.ts'

/**
 * Has a graph written at `path`, as one file or, for CSV, as two. A person has agreed to replace a file at
 * `path` itself; files of other names are never replaced.
 */
export async function exportInto(
  path: string,
  { format }: ExportRequest,
  host: Host,
  write: (files: readonly string[]) => Promise<ExportDone>,
): Promise<{ done: ExportDone; files: WrittenFile[] }> {
  const paths = exportPaths(path, format)
  refuseExisting(paths.filter((each) => each !== path))
  const done = await writeInto(paths, write)
  return { done, files: await Promise.all(paths.map((each) => writtenFile(each, host))) }
}

/** What the window may know of a file that was written for it. */
export async function writtenFile(path: string, { downloads }: Host): Promise<WrittenFile> {
  const { size } = await stat(path)
  return { name: basename(path), folder: dirname(path), bytes: size, url: downloads?.offer(path) ?? null }
}
