import * as fc from 'fast-check'
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RecordStore } from '../../../src-shared/records/record-store.ts'
import { defineLayout, type Layout } from '../../../src-shared/records/layout.ts'
import * as t from '../../../src-shared/records/slot-type.ts'
import { DictRecords } from '../dict/records.ts'
import { ObjectRecords } from '../object/records.ts'
import { SlottedRecords } from '../slotted/records.ts'
import { NotASnapshotError } from './not-a-snapshot-error.ts'
import { readSnapshot, readSnapshotMeta } from './read-snapshot.ts'
import { type RecordsJson, restoreRecords, saveRecords, type StoreType } from './records-sections.ts'
import { Sections } from './sections.ts'
import { SnapshotDamagedError } from './snapshot-damaged-error.ts'
import { SnapshotVersionError } from './snapshot-version-error.ts'
import { writeSnapshot } from './write-snapshot.ts'

const folder = mkdtempSync(join(tmpdir(), 'snapshot-'))
const path = join(folder, 'test.snapshot')
afterAll(() => rmSync(folder, { recursive: true }))

const stores = [DictRecords, ObjectRecords, SlottedRecords]
const Everything = defineLayout('Base', { id: t.int64(), label: t.text() }).extend(
  'Everything',
  {
    small: t.int8().default(7),
    real: t.float32().optional(),
    yes: t.boolean().optional(),
    kind: t.category().optional(),
    at: t.timestamp(),
    any: t.mixed().optional(),
  },
  { overflow: true },
)

function fill(store: RecordStore<typeof Everything>): void {
  for (let i = 0; i < 50; i++) {
    store.append({
      id: i === 9 ? 2n ** 60n : i * 3,
      label: `läbel ${i}`,
      real: i % 3 === 0 ? undefined : i / 4,
      yes: i % 2 === 0,
      kind: ['a', 'b', undefined][i % 3],
      at: i * 1000,
      any: [1, 1.5, 'x', { blobBytes: 3 }, undefined][i % 5],
    })
  }
  store.at(3)['flag'] = 2n ** 60n
  store.at(4)['flag'] = -0
  store.delete(11)
}

const contents = (store: RecordStore) => ({
  length: store.length,
  records: [...store].map((record) => ({ ...record })),
})

describe('a snapshot, where Python needs __getstate__ and __setstate__', () => {
  it.each(stores.flatMap((from) => stores.map((to) => [from, to] as const)))(
    'restores what %o held into %o, layouts, attributes and deletions included',
    async (From, To) => {
      const store = new From(Everything)
      fill(store)
      const saved = new Sections()
      const records = saveRecords(saved, 'nodes', store)
      saved.save('topology/targets', [Uint32Array.of(3, 1, 2)])
      await writeSnapshot(path, { records }, saved.all())
      const { meta, sections } = await readSnapshot(path)
      const restoring = new Sections(sections)
      const restored = restoreRecords(
        restoring,
        'nodes',
        (meta as { records: RecordsJson }).records,
        To as StoreType<RecordStore>,
      )
      expect(contents(restored)).toEqual(contents(store))
      expect(restored.layout.equals(store.layout as Layout)).toBe(true)
      expect(restoring.restore('topology/targets')).toEqual([Uint32Array.of(3, 1, 2)])
      expect(restoring.restore('topology/targets')[0]?.buffer).toBeInstanceOf(SharedArrayBuffer)
      restored.append({ id: 1, label: 'more', at: 0 })
      expect(restored.at(50)).toMatchObject({ id: 1, label: 'more', small: 7 })
    },
  )

  it('says what it is of without being read', async () => {
    await writeSnapshot(path, { source: { bytes: 4096, changeCounter: 7 } }, [
      { name: 'a', array: new Uint8Array(1e6) },
    ])
    expect(await readSnapshotMeta(path)).toEqual({ source: { bytes: 4096, changeCounter: 7 } })
  })

  it('reports progress, and leaves nothing behind when cancelled', async () => {
    const array = new Float64Array(new SharedArrayBuffer(20 * 2 ** 20)).fill(1)
    const done: number[] = []
    const total = await writeSnapshot(path, null, [{ name: 'a', array }], {
      onProgress: (bytes) => done.push(bytes),
    })
    expect(done).toHaveLength(3)
    expect(total).toBeGreaterThan(array.byteLength)
    const other = join(folder, 'cancelled.snapshot')
    const stop = new AbortController()
    const writing = writeSnapshot(other, null, [{ name: 'a', array }], {
      onProgress: () => stop.abort(),
      signal: stop.signal,
    })
    await expect(writing).rejects.toThrow('aborted')
    await expect(readSnapshot(path, { signal: stop.signal })).rejects.toThrow('aborted')
    expect(readdirSync(folder)).toEqual(['test.snapshot'])
  })
})

describe('a damaged snapshot', () => {
  const good = (async () => {
    const store = new SlottedRecords(Everything)
    fill(store)
    const saved = new Sections()
    const records = saveRecords(saved, 'nodes', store)
    const whole = join(folder, 'good.snapshot')
    await writeSnapshot(whole, { records }, saved.all())
    const bytes = readFileSync(whole)
    rmSync(whole)
    return bytes
  })()
  const typed = [NotASnapshotError, SnapshotVersionError, SnapshotDamagedError]
  const isTyped = (error: unknown) => typed.some((type) => error instanceof type)

  it('is told by a typed error wherever a bit was flipped', async () => {
    const bytes = await good
    const flipped = fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const damaged = Buffer.from(bytes)
      damaged[bit >> 3] = damaged[bit >> 3]! ^ (1 << (bit & 7))
      writeFileSync(path, damaged)
      await expect(readSnapshot(path)).rejects.toSatisfy(isTyped)
    })
    await fc.assert(flipped, { numRuns: 400, examples: Array.from({ length: 48 }, (_, at) => [at * 8]) })
  })

  it('is told by a typed error wherever it was cut short, or when something follows', async () => {
    const bytes = await good
    const cut = fc.asyncProperty(fc.nat(bytes.length - 1), async (length) => {
      writeFileSync(path, bytes)
      truncateSync(path, length)
      await expect(readSnapshot(path)).rejects.toSatisfy(isTyped)
    })
    await fc.assert(cut, { numRuns: 100, examples: [[0], [7], [8], [47], [48]] })
    writeFileSync(path, Buffer.concat([bytes, Buffer.of(0)]))
    await expect(readSnapshot(path)).rejects.toThrow(SnapshotDamagedError)
  })

  it('of another version says which', async () => {
    const other = Buffer.from(await good)
    other.writeUInt32LE(2, 8)
    writeFileSync(path, other)
    await expect(readSnapshot(path)).rejects.toThrow(
      `${path} is a snapshot of version 2; this program reads version 1`,
    )
    writeFileSync(path, 'SQLite format 3')
    await expect(readSnapshot(path)).rejects.toThrow(NotASnapshotError)
  })
})
