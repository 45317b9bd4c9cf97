import Database from 'better-sqlite3'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { inspectFile } from './inspect.ts'
import { dependencyGraph } from './lock-file.ts'
import { sampleFile } from './sample.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slotgraph-sample-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('holds every package of the lock file, readable, and opens with the right plan', async () => {
  const file = await sampleFile(folder)
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, unknown> }
  const db = new Database(file, { readonly: true })
  expect(db.prepare('SELECT count(*) FROM package').pluck().get()).toBe(Object.keys(lock.packages).length)
  expect(db.prepare("SELECT label, kind FROM package WHERE path = '.'").get()).toEqual({
    label: 'slotgraph',
    kind: 'program',
  })
  expect(
    db
      .prepare("SELECT kind FROM depends_on WHERE source = '.' AND target = 'node_modules/better-sqlite3'")
      .pluck()
      .get(),
  ).toBe('runtime')
  expect(db.prepare('SELECT count(*) FROM pragma_foreign_key_check').pluck().get()).toBe(0)
  db.close()
  const { plan } = await inspectFile(file)
  expect(plan?.nodeTables[0]).toMatchObject({
    table: 'package',
    idColumns: ['path'],
    labelColumn: 'label',
    kindColumn: 'kind',
  })
  expect(plan?.edgeTables[0]).toMatchObject({
    table: 'depends_on',
    sourceColumns: ['source'],
    targetColumns: ['target'],
    kindColumn: 'kind',
  })
})

test('is made once', async () => {
  const file = await sampleFile(folder)
  const made = statSync(file).mtimeMs
  expect(await sampleFile(folder)).toBe(file)
  expect(statSync(file).mtimeMs).toBe(made)
  expect(readdirSync(join(folder, 'sample'))).toHaveLength(1)
})

test('a dependency is the nearest package of its name', () => {
  const { dependencies } = dependencyGraph({
    packages: {
      '': { name: 'app', dependencies: { a: '1', b: '1' } },
      'node_modules/a': { version: '1.0.0', dependencies: { b: '2', gone: '1' } },
      'node_modules/a/node_modules/b': { version: '2.0.0', dependencies: { a: '1', '@s/c': '1' } },
      'node_modules/b': { version: '1.0.0' },
      'node_modules/@s/c': { version: '1.0.0', peerDependencies: { b: '*' } },
    },
  })
  expect(dependencies.map(({ source, target }) => `${source} > ${target}`)).toEqual([
    '. > node_modules/a',
    '. > node_modules/b',
    'node_modules/a > node_modules/a/node_modules/b',
    'node_modules/a/node_modules/b > node_modules/a',
    'node_modules/a/node_modules/b > node_modules/@s/c',
    'node_modules/@s/c > node_modules/b',
  ])
})
