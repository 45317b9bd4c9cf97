import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail } from '../../src-shared/contract/failure.ts'
import { createDatabase } from '../sqlite/create.ts'
import { dependencyGraph, type DependencyGraph } from './lock-file.ts'

/**
 * The sample: the dependency graph of this very program, made from its lock file on first use and again when
 * that has changed. Returns the path of the database, in the user's data folder.
 * @throws FailureError `file-missing` without a lock file, `cannot-write` where the folder cannot be written
 */
export async function sampleFile(dataFolder: string): Promise<string> {
  const lock = readFileSync(lockFile())
  const folder = join(dataFolder, 'sample')
  const state = createHash('sha256').update(lock).update(String(SHAPE)).digest('hex').slice(0, 12)
  const file = join(folder, `slotgraph-dependencies-${state}.db`)
  if (existsSync(file)) return file
  await mkdir(folder, { recursive: true })
  for (const old of await readdir(folder)) await rm(join(folder, old), { force: true })
  // of its own name, as another window may be at the same work
  const part = join(folder, `${process.pid}.part`)
  await writeSample(part, dependencyGraph(JSON.parse(lock.toString())))
  await rename(part, file)
  return file
}

/** Goes up when the tables change, so that samples of an older program are made anew. */
const SHAPE = 1

/** The lock file beside the bundle (copied when it is built), or that of the source tree. */
function lockFile(): string {
  const places = ['./package-lock.json', '../package-lock.json', '../../package-lock.json']
  const found = places
    .map((place) => fileURLToPath(new URL(place, import.meta.url)))
    .find((path) => existsSync(path))
  return (
    found ?? fail('file-missing', 'The lock file that the sample is made from is not part of this build.')
  )
}

export function writeSample(file: string, { packages, dependencies }: DependencyGraph): Promise<void> {
  return createDatabase(file, async (db) => {
    db.exec(`
      CREATE TABLE package(
        path TEXT PRIMARY KEY, label TEXT NOT NULL, kind TEXT NOT NULL, version TEXT, licence TEXT, node_versions TEXT,
        platforms TEXT, has_install_script INTEGER NOT NULL
      ) WITHOUT ROWID;
      CREATE TABLE depends_on(
        source TEXT NOT NULL REFERENCES package, target TEXT NOT NULL REFERENCES package, kind TEXT NOT NULL, range TEXT
      )`)
    const addPackage = db.prepare('INSERT INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
    for (const p of packages) {
      addPackage.run(
        p.path,
        p.label,
        p.kind,
        p.version,
        p.licence,
        p.nodeVersions,
        p.platforms,
        p.hasInstallScript ? 1 : 0,
      )
    }
    const addDependency = db.prepare('INSERT INTO depends_on VALUES (?, ?, ?, ?)')
    for (const d of dependencies) addDependency.run(d.source, d.target, d.kind, d.range)
  })
}
