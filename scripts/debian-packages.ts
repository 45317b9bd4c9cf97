/**
 * Makes a SQLite database of the Debian package graph from what this machine's package lists say.
 *
 *   node scripts/debian-packages.ts OUTPUT.db
 *
 * Nodes are packages, and the names that packages only *provide*; edges are the relations between them, one
 * for each alternative of a dependency. Names that nothing in the lists has become nodes of kind `unknown`.
 */
import Database from 'better-sqlite3'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { pathToFileURL } from 'node:url'

const relations = [
  'Depends',
  'Pre-Depends',
  'Recommends',
  'Suggests',
  'Enhances',
  'Breaks',
  'Conflicts',
  'Replaces',
  'Provides',
]

type Stanza = Map<string, string>

/** Writes the database to `output`, replacing what is there; false where there is no `apt-cache` or it lists nothing. */
export async function makeDebianPackages(output: string): Promise<boolean> {
  rmSync(output, { force: true })
  const db = new Database(output)
  try {
    db.pragma('journal_mode = OFF')
    db.exec(`
      CREATE TABLE package (
        name TEXT PRIMARY KEY, kind TEXT NOT NULL, version TEXT, section TEXT, priority TEXT, architecture TEXT,
        maintainer TEXT, installed_kib INTEGER, download_bytes INTEGER, homepage TEXT, summary TEXT
      );
      CREATE TABLE dependency (
        source TEXT NOT NULL, target TEXT NOT NULL, relation TEXT NOT NULL, version_range TEXT, alternative INTEGER NOT NULL
      );
      BEGIN`)
    const packages = await importStanzas(db)
    db.exec(`
      INSERT OR IGNORE INTO package(name, kind)
        SELECT DISTINCT target, 'virtual' FROM dependency WHERE relation = 'Provides';
      INSERT OR IGNORE INTO package(name, kind) SELECT DISTINCT target, 'unknown' FROM dependency;
      COMMIT`)
    return packages > 0
  } finally {
    db.close()
  }
}

async function importStanzas(db: Database.Database): Promise<number> {
  // the newest version comes first; later stanzas of a name are older ones
  const addPackage = db.prepare('INSERT OR IGNORE INTO package VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const addDependency = db.prepare('INSERT INTO dependency VALUES (?, ?, ?, ?, ?)')
  let count = 0
  for await (const stanza of stanzas()) {
    const name = stanza.get('Package')
    if (name === undefined) continue
    const field = (key: string): string | null => stanza.get(key) ?? null
    const added = addPackage.run(
      name,
      'package',
      field('Version'),
      field('Section'),
      field('Priority'),
      field('Architecture'),
      field('Maintainer'),
      Number(field('Installed-Size')) || null,
      Number(field('Size')) || null,
      field('Homepage'),
      field('Description'),
    )
    if (added.changes === 0) continue
    count++
    for (const relation of relations) {
      for (const group of (stanza.get(relation) ?? '').split(',')) {
        for (const [i, one] of group.split('|').entries()) {
          const found = /^\s*([^\s:(]+)(?::\S+)?\s*(?:\(([^)]*)\))?/.exec(one)
          if (found?.[1] !== undefined) addDependency.run(name, found[1], relation, found[2] ?? null, i)
        }
      }
    }
  }
  return count
}

/** Stanzas of `apt-cache dumpavail`; none where the program is not there. */
async function* stanzas(): AsyncGenerator<Stanza> {
  const apt = spawn('apt-cache', ['dumpavail'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const started = await Promise.race([
    once(apt, 'spawn').then(() => true),
    once(apt, 'error').then(() => false),
  ])
  if (!started) return
  apt.stdout.setEncoding('utf8')
  let rest = ''
  for await (const chunk of apt.stdout) {
    const texts = (rest + String(chunk)).split('\n\n')
    rest = texts.pop() ?? ''
    for (const text of texts) yield stanzaOf(text)
  }
  if (rest.trim() !== '') yield stanzaOf(rest)
}

/** Fields by name; the lines that go on with a field begin with a space. */
function stanzaOf(text: string): Stanza {
  const stanza: Stanza = new Map()
  let last = ''
  for (const line of text.split('\n')) {
    if (line.startsWith(' ')) {
      stanza.set(last, `${stanza.get(last) ?? ''} ${line.trim()}`)
    } else {
      const colon = line.indexOf(':')
      last = line.slice(0, colon)
      stanza.set(last, line.slice(colon + 1).trim())
    }
  }
  return stanza
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [output] = process.argv.slice(2)
  if (output === undefined) {
    console.error('Usage: node scripts/debian-packages.ts OUTPUT.db')
    process.exitCode = 2
  } else if (!(await makeDebianPackages(output))) {
    console.error(
      'This machine has no apt-cache, or its package lists are empty (apt-get update fills them).',
    )
    process.exitCode = 1
  }
}
