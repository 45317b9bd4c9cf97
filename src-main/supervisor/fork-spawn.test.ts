import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deathFailure } from './death.ts'
import { forkEntry } from './fork-spawn.ts'
import type { Exit } from './spawn.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotgraph-fork-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** How a process that runs `code` ends. */
async function exitOf(code: string, ...options: string[]): Promise<Exit> {
  const path = join(folder, 'entry.mjs')
  await writeFile(path, code)
  return new Promise((resolve) => forkEntry(pathToFileURL(path), options).onExit(resolve))
}

const heap = {
  heapUsedBytes: 0,
  heapLimitBytes: 2 ** 32,
  arrayBufferBytes: 0,
  externalBytes: 0,
  collectorPauses: { count: 0, totalMs: 0, longestMs: 0 },
}

test('running out of heap is told as such, with the limit and how far it came', async () => {
  const greedy = 'const kept = []; while (true) kept.push({ a: kept.length, b: [kept.length] })'
  const exit = await exitOf(greedy, '--max-old-space-size=20')
  expect(deathFailure(exit, { heap, rowsDone: 1_000 })).toEqual({
    code: 'out-of-memory',
    detail: 'the store ran out of its JavaScript heap of 4.0 GiB.',
    loaded: 1_000,
    limitBytes: 2 ** 32,
  })
})

test('an abort with a nearly full heap is taken for running out of it, where no words are left', () => {
  const exit = { code: null, signal: 'SIGABRT', lastWords: '' }
  const full = { ...heap, heapUsedBytes: 0.9 * heap.heapLimitBytes }
  expect(deathFailure(exit, { heap: full, rowsDone: 7 })).toMatchObject({ code: 'out-of-memory', loaded: 7 })
  expect(deathFailure(exit, { heap, rowsDone: 7 }).code).toBe('store-died')
})

test('an uncaught error and a kill each tell their cause', async () => {
  const thrown = deathFailure(await exitOf('throw new Error("no such thing")'), { heap, rowsDone: 0 })
  expect(thrown.code).toBe('store-died')
  expect(thrown.detail).toContain('exit code 1')
  const killed = deathFailure(await exitOf('process.kill(process.pid, "SIGKILL")'), { heap, rowsDone: 0 })
  expect(killed.detail).toContain('SIGKILL')
})
