import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { FailureError } from '../../src-shared/contract/failure.ts'
import { forkSpawn } from '../supervisor/fork-spawn.ts'
import { StoreProcess } from '../supervisor/store-process.ts'
import { discard, mutants, RANDOM_MUTANTS } from './mutants.ts'

/** Far more than any of them takes, so that a machine under load does not fail the test. */
const DEADLINE_MS = 20_000

/** Beyond this the times of a file have to do: hashing hundreds of megabytes takes longer than all else. */
const HASHED_BYTES = 10_000_000n

/** Names, contents and times of all that lies in a file's folder. */
function folderState(file: string): string[] {
  const folder = dirname(file)
  return readdirSync(folder).map((name) => {
    const path = join(folder, name)
    const { mtimeNs, ctimeNs, size } = statSync(path, { bigint: true })
    const hash = size > HASHED_BYTES ? '' : createHash('sha1').update(readFileSync(path)).digest('hex')
    return `${name} ${size} ${hash} ${mtimeNs} ${ctimeNs}`
  })
}

/**
 * Loads every so many of the mutants that were damaged at random: starting a load's threads takes longer than
 * all else here, and the readers' own tests hold them against thousands of damaged copies.
 */
const LOAD_EVERY = 20

/** How the store process took a file: what it held in the end, or the failure's code. */
async function attempt(store: StoreProcess, file: string, load: boolean): Promise<string> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${DEADLINE_MS} ms`)), DEADLINE_MS).unref()
  })
  try {
    const { plan, reasons } = await Promise.race([store.process.inspect({ file }), late])
    if (plan === null) {
      expect(reasons.length).toBeGreaterThan(0)
      return 'no plan'
    }
    if (load) await Promise.race([store.process.load({ file, mode: 'slotted', plan }), late])
    return 'data'
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    const { code, detail } = error.failure
    // a sentence or two that a person can read
    expect(detail).toMatch(/^[\p{Lu}“'‘].{15,}[.!]$/su)
    expect(['internal', 'store-died', 'timed-out']).not.toContain(code)
    return code
  }
}

test(
  'every mutant ends in data or in a failure that helps, its folder unchanged',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slotgraph-mutants-'))
    let died = ''
    const store = new StoreProcess(forkSpawn(), (failure) => (died = failure.detail))
    const outcomes: Record<string, number> = {}
    const wrong: string[] = []
    let count = 0
    try {
      for (const mutant of mutants(folder, 20_240_229)) {
        count++
        const before = folderState(mutant.file)
        const outcome = await attempt(
          store,
          mutant.file,
          count > RANDOM_MUTANTS || count % LOAD_EVERY === 0,
        ).catch((error: unknown) => `wrong: ${String(error)}`)
        if (outcome.startsWith('wrong')) wrong.push(`${mutant.name}: ${outcome}`)
        if (died !== '') throw new Error(`${mutant.name} killed the store process: ${died}`)
        expect(folderState(mutant.file), mutant.name).toEqual(before)
        outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
        discard(mutant)
      }
    } finally {
      await store.end('done')
      rmSync(folder, { recursive: true, force: true })
    }
    expect(wrong).toEqual([])
    expect(count).toBeGreaterThanOrEqual(200)
    // both ways out are taken: most damage to contents still loads, most damage to structure is refused
    expect(outcomes['data']).toBeGreaterThan(50)
    expect(outcomes['damaged-file']).toBeGreaterThan(30)
  },
)
