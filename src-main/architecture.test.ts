import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { entries } from './entries.ts'

const root = resolve(import.meta.dirname, '..')

type Import = { readonly from: string; readonly to: string; readonly typeOnly: boolean }

/** Every import of the project's sources: both ends as paths from the project's folder, packages as named. */
const imports: Import[] = ['src-main', 'src-renderer', 'src-shared'].flatMap(filesBelow).flatMap((from) => {
  const text = readFileSync(join(root, from), 'utf8')
  const found = text.matchAll(
    /\b(import|export)\b(\s+type\b)?[^'";]*?\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g,
  )
  return [...found].map(([, , type, named = '', bare = named]) => ({
    from,
    to: bare.startsWith('.') ? relative(root, resolve(root, dirname(from), bare)) : bare,
    typeOnly: type !== undefined,
  }))
})

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

/** The imports among `all` that break a rule, readable in a failed assertion. */
function breaking(rule: (edge: Import) => boolean): string[] {
  return imports.filter(rule).map(({ from, to }) => `${from} imports ${to}`)
}

const mainEntries = [
  'src-main/hosts/electron/main.ts',
  'src-main/hosts/web/main.ts',
  'src-main/cli/main.ts',
  ...Object.values(entries).map((path) => join('src-main', path)),
]

/** The files that run when the given ones are started; the rest is there for tests. */
function reachable(starts: readonly string[]): Set<string> {
  const found = new Set(starts)
  // what is added while going through a set is gone through too
  for (const file of found) for (const { from, to } of imports) if (from === file) found.add(to)
  return found
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

test('there are imports to judge', () => {
  expect(imports.length).toBeGreaterThan(100)
})

test('the window and the main process meet in src-shared only', () => {
  expect(breaking(({ from, to }) => from.startsWith('src-renderer/') && to.startsWith('src-main/'))).toEqual(
    [],
  )
  expect(breaking(({ from, to }) => from.startsWith('src-main/') && to.startsWith('src-renderer/'))).toEqual(
    [],
  )
})

test('src-shared runs anywhere', () => {
  const allowed = (to: string) => to.startsWith('src-shared/') || to === 'valibot'
  const fromShared = ({ from }: Import) => from.startsWith('src-shared/') && !isTest(from)
  expect(breaking((edge) => fromShared(edge) && !allowed(edge.to))).toEqual([])
})

test('only src-main/hosts/electron imports electron', () => {
  const home = 'src-main/hosts/electron/'
  expect(breaking(({ from, to }) => /^electron(\/|$)/.test(to) && !from.startsWith(home))).toEqual([])
  expect(breaking(({ from, to }) => to.startsWith(home) && !from.startsWith(home))).toEqual([])
})

test('only src-main/sqlite imports better-sqlite3', () => {
  const running = reachable(['src-renderer/main.tsx', ...mainEntries])
  const opens = ({ from, to, typeOnly }: Import) => to === 'better-sqlite3' && !typeOnly && running.has(from)
  expect(breaking((edge) => opens(edge) && !edge.from.startsWith('src-main/sqlite/'))).toEqual([])
})

test('the app does not know its hosts', () => {
  const within = (path: string) => path.startsWith('src-main/hosts/')
  expect(breaking(({ from, to }) => within(to) && !within(from))).toEqual([])
})

test('the ways of storing a graph ignore each other', () => {
  const modes = ['dict', 'object', 'slotted']
  const modeOf = (path: string) => modes.find((mode) => path.startsWith(`src-main/store/${mode}/`))
  const crosses = ({ from, to }: Import) => {
    const [asking, asked] = [modeOf(from), modeOf(to)]
    return asking !== undefined && asked !== undefined && asking !== asked && !isTest(from)
  }
  expect(breaking(crosses)).toEqual([])
})

test('the library of records knows no graph, no database, no process and no engine', () => {
  const parts = [
    /^src-shared\/records\//,
    /^src-main\/store\/columns\//,
    /^src-main\/store\/(dict|object|slotted)\/record/,
    /^src-main\/store\/snapshot\/(snapshot-|not-a-snapshot|read-snapshot|write-snapshot|records-|column-|sections)/,
  ]
  const isPart = (path: string) => parts.some((part) => part.test(path)) && !isTest(path)
  const ofNode = (to: string) => /^node:(fs\/promises|path|zlib)$/.test(to)
  const files = imports.filter(({ from }) => isPart(from))
  expect(files.length).toBeGreaterThan(100)
  expect(
    breaking(({ from, to }) => isPart(from) && !isPart(to) && !(from.includes('/snapshot/') && ofNode(to))),
  ).toEqual([])
})

test('imports of own files name the file', () => {
  const own = ({ to }: Import) => /^src-(main|renderer|shared)\//.test(to)
  expect(breaking((edge) => own(edge) && !/\.\w+(\?\w+)?$/.test(edge.to))).toEqual([])
})
