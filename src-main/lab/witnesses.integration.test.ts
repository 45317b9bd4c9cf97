import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { LoadPlan } from '../../src-shared/contract/load-plan.ts'
import type { StructurePart } from '../../src-shared/contract/memory.ts'
import { modes } from '../../src-shared/contract/mode.ts'
import { AttributeCells } from '../../src-shared/records/attribute-cells.ts'
import { inspectFile } from '../dataset/inspect.ts'
import { generateGraph } from '../generate/generate.ts'
import { buildStore } from '../store/build.ts'
import { Graph } from '../store/graph.ts'
import { loadGraph } from '../store/load/load-graph.ts'
import { collectGarbage } from '../store/measure/heap.ts'
import { forkSpawn } from '../supervisor/fork-spawn.ts'
import { StoreProcess } from '../supervisor/store-process.ts'
import { disagreement, RSS_AGREEMENT } from './agreement.ts'
import type { Witness } from './testing/heap-witness.ts'

// every figure against an instrument that shares nothing with it, and proof that each check would see an error

/** Instruments that count the same bytes agree to this; an error of a tenth is five times as much. */
const ALIKE = 0.02
const planted = [0.9, 1.1]

let folder: string
let file: string
let plan: LoadPlan
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slotgraph-witness-'))
  file = join(folder, 'graph.db')
  await generateGraph(file, { nodes: 6_000, edges: 24_000, seed: 1 })
  plan = (await inspectFile(file)).plan!
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))
afterEach(() => vi.restoreAllMocks())

const check = (accounted: number, witnessed: number, within: number) =>
  expect(disagreement(accounted, witnessed)).toBeLessThan(within)

/** Checks the account, and that the same check fails when the account is a tenth too low or too high. */
function checkBothWays(accounted: number, witnessed: number, within = ALIKE): void {
  check(accounted, witnessed, within)
  for (const error of planted) expect(() => check(accounted * error, witnessed, within)).toThrow()
}

const context = { onProgress: () => {}, signal: new AbortController().signal }

/** Structure bytes of the slotted store, and by how much the buffers of this process grew with it. */
async function structureAndGrowth(): Promise<[structure: number, buffers: number]> {
  collectGarbage()
  const before = process.memoryUsage().arrayBuffers
  const store = await buildStore(await loadGraph(file, plan), 'slotted', context)
  collectGarbage()
  const buffers = process.memoryUsage().arrayBuffers - before
  return [store.structure().reduce((sum, { bytes }) => sum + (bytes ?? Number.NaN), 0), buffers]
}

test('the structure of a slotted store is what Node counts of its buffers', async () => {
  checkBothWays(...(await structureAndGrowth()))
})

/** The method itself, for a stand-in to call. */
function realStructure(): (this: Graph) => StructurePart[] {
  return Object.getOwnPropertyDescriptor(Graph.prototype, 'structure')!.value as () => StructurePart[]
}

test.each(planted)('an error of a tenth in the accounting of parts, times %f, is seen', async (error) => {
  const real = realStructure()
  vi.spyOn(Graph.prototype, 'structure').mockImplementation(function (this: Graph) {
    return real
      .call(this)
      .map((part) => ({ ...part, bytes: part.bytes === null ? null : part.bytes * error }))
  })
  const [structure, buffers] = await structureAndGrowth()
  expect(() => check(structure, buffers, ALIKE)).toThrow()
})

test('a part that is left out of the accounting is seen', async () => {
  const real = realStructure()
  vi.spyOn(Graph.prototype, 'structure').mockImplementation(function (this: Graph) {
    return real.call(this).filter(({ name }) => name !== 'label')
  })
  const [structure, buffers] = await structureAndGrowth()
  expect(() => check(structure, buffers, ALIKE)).toThrow()
})

test.each([
  ['small integers', (i: number) => i],
  ['floats', (i: number) => i + 0.5],
  ['64-bit integers', (i: number) => 2n ** 60n + BigInt(i)],
  ['texts of their own', (i: number) => `note ${i}`],
  ['texts of a category', (i: number) => ['seen', 'not seen'][i % 2]!],
  ['yes and no', (i: number) => i % 2 === 0],
])('what overflow takes for %s is what the heap grows by', (_, valueOf) => {
  const fill = () => {
    const cells = new AttributeCells()
    for (let i = 0; i < 200_000; i++) cells.set(i, valueOf(i))
    return cells
  }
  fill()
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const cells = fill()
  collectGarbage()
  const after = process.memoryUsage().heapUsed
  checkBothWays(cells.bytes, after - before)
})

test.each(modes)(
  'heap and buffers, %s, are what a heap snapshot counts object by object',
  { timeout: 120_000 },
  async (mode) => {
    const program = fileURLToPath(new URL('./testing/heap-witness.ts', import.meta.url))
    const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', program, file, mode])
    const { heapBytes, bufferBytes, structureBytes, snapshotBytes } = JSON.parse(stdout) as Witness
    if (mode === 'slotted') {
      checkBothWays(structureBytes!, bufferBytes)
      // records lie in the buffers: next to nothing on the heap
      expect(Math.max(heapBytes, snapshotBytes)).toBeLessThan(bufferBytes)
    } else {
      checkBothWays(heapBytes, snapshotBytes)
      expect(bufferBytes).toBe(0)
      expect(structureBytes).toBeNull()
    }
  },
)

test.skipIf(process.platform !== 'linux')(
  'RSS is what the system maps, page by page',
  { timeout: 60_000 },
  async () => {
    const store = new StoreProcess(forkSpawn())
    try {
      await store.process.load({ file, mode: 'dict', plan })
      const { loadedRssBytes } = await store.process.settled({})
      const rollup = readFileSync(`/proc/${store.pid}/smaps_rollup`, 'utf8')
      const mapped = Number(/^Rss:\s+(\d+) kB$/m.exec(rollup)?.[1]) * 1024
      checkBothWays(loadedRssBytes, mapped, RSS_AGREEMENT)
    } finally {
      await store.end('The test is over.')
    }
  },
)
