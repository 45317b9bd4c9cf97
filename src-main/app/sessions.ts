import { createHash } from 'node:crypto'
import {
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
  type FileHandle,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import * as v from 'valibot'
import { fail } from '../../src-shared/contract/failure.ts'
import { OneByOne } from '../../src-shared/one-by-one.ts'
import { SessionSchema, type Session } from '../../src-shared/contract/session.ts'
import { writeInto } from './write-into.ts'

const FORMAT = 'slotgraph session 1'
const SavedSchema = v.object({
  format: v.literal(FORMAT),
  /** Where the dataset was, and what tells it from others and from what it was before. */
  dataset: v.object({ path: v.string(), fingerprint: v.string() }),
  session: SessionSchema,
})
type Saved = v.InferOutput<typeof SavedSchema>

/** A session file, and its dataset where that still is. */
export type Found = {
  readonly session: Session
  readonly dataset: string | null
  readonly name: string
  readonly isSameData: boolean
}

/** A view of the most elements and edits of thousands of nodes are some MB; a larger file is no session. */
const MOST_BYTES = 256 * 2 ** 20
/** Read from either end of a dataset to tell it by. */
const FINGERPRINT_BYTES = 2 ** 20

/**
 * Sessions as files. The one of a dataset is kept by itself in `folder`, with the one before it in case the last
 * was not written to its end; others lie where people saved them.
 */
export class Sessions {
  readonly #folder: string
  readonly #turns = new OneByOne()

  constructor(folder: string) {
    this.#folder = folder
  }

  /** Keeps the session of a dataset. */
  keep(dataset: string, session: Session): Promise<void> {
    return this.#turns.run(async () => {
      const path = this.#pathOf(dataset)
      await mkdir(this.#folder, { recursive: true })
      await rename(path, `${path}.before`).catch(ignoreMissing)
      await write(path, await savedOf(dataset, session))
    })
  }

  /** Writes a session to a file of the analyst's choice. @throws FailureError `cannot-write` */
  async save(path: string, dataset: string, session: Session): Promise<void> {
    await write(path, await savedOf(dataset, session))
  }

  /** The session that was kept for a dataset, also when the dataset has moved since; `null` when there is none. */
  kept(dataset: string): Promise<Found | null> {
    return this.#turns.run(async () => {
      const saved = (await readLast(this.#pathOf(dataset))) ?? (await this.#ofMoved(dataset))
      return saved && found(saved, dataset)
    })
  }

  /** Forgets the session of a dataset. */
  forget(dataset: string): Promise<void> {
    return this.#turns.run(async () => {
      const path = this.#pathOf(dataset)
      await Promise.all([rm(path, { force: true }), rm(`${path}.before`, { force: true })])
    })
  }

  /**
   * What a session file says; `dataset` is where its dataset is now, when it was found by hand. The file may be a
   * stranger's: where it says its dataset is counts only if `mayLookAt` agrees. `null` when the file is no session.
   * @throws FailureError `session-invalid` when it is a damaged one
   */
  async read(
    path: string,
    mayLookAt: (named: string) => Promise<boolean>,
    dataset?: string,
  ): Promise<Found | null> {
    if (!(await startsAsSession(path))) return null
    const saved = await readSaved(path)
    if (!saved)
      fail('session-invalid', 'This session file is damaged, or of another version.', { file: path })
    if (dataset !== undefined) return found(saved, dataset)
    const named = saved.dataset.path
    for (const candidate of [named, join(dirname(path), basename(named))]) {
      // the first that is there
      // oxlint-disable-next-line no-await-in-loop
      if ((await mayLookAt(candidate)) && (await isFile(candidate))) return found(saved, candidate)
    }
    return { session: saved.session, dataset: null, name: basename(saved.dataset.path), isSameData: false }
  }

  /** The latest session of a dataset with the same contents elsewhere, which is there no more. */
  async #ofMoved(dataset: string): Promise<Saved | null> {
    const fingerprint = await fingerprintOf(dataset).catch(() => undefined)
    const names = await readdir(this.#folder).catch((): string[] => [])
    const all = await Promise.all(
      names.filter((name) => name.endsWith('.json')).map((name) => readSaved(join(this.#folder, name))),
    )
    const same = all.filter((saved) => saved !== null && saved.dataset.fingerprint === fingerprint) as Saved[]
    const moved = await Promise.all(same.map(async (saved) => !(await isFile(saved.dataset.path))))
    return (
      same.filter((_, at) => moved[at]).toSorted((a, b) => b.session.savedAt - a.session.savedAt)[0] ?? null
    )
  }

  #pathOf(dataset: string): string {
    const name = createHash('sha256').update(resolve(dataset)).digest('hex').slice(0, 32)
    return join(this.#folder, `${name}.json`)
  }
}

async function savedOf(dataset: string, session: Session): Promise<Saved> {
  const path = resolve(dataset)
  return { format: FORMAT, dataset: { path, fingerprint: await fingerprintOf(path) }, session }
}

async function found({ session, dataset: { fingerprint, path } }: Saved, dataset: string): Promise<Found> {
  const isSameData = (await fingerprintOf(dataset).catch(() => '')) === fingerprint
  return { session, dataset, name: basename(path), isSameData }
}

/** Whole or not at all: a crash leaves what was there. @throws FailureError `cannot-write` */
async function write(path: string, saved: Saved): Promise<void> {
  await writeInto([path], ([beside = '']) => writeFile(beside, JSON.stringify(saved), { flush: true }))
}

/** The last session that was written to its end. */
async function readLast(path: string): Promise<Saved | null> {
  return (await readSaved(path)) ?? (await readSaved(`${path}.before`))
}

async function readSaved(path: string): Promise<Saved | null> {
  try {
    if ((await stat(path)).size > MOST_BYTES) return null
    const parsed = v.safeParse(SavedSchema, JSON.parse(await readFile(path, 'utf8')))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}

/** Files are told by their contents, not their names. */
async function startsAsSession(path: string): Promise<boolean> {
  const start = `{"format":"${FORMAT.slice(0, -1)}`
  return withFile(path, async (file) => {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(start.length), 0, start.length, 0)
    return buffer.toString('latin1', 0, bytesRead) === start
  }).catch(() => false)
}

/** Size, and hash of the first and the last MB: constant cost, and SQLite's change counter is in the first. */
async function fingerprintOf(path: string): Promise<string> {
  return withFile(path, async (file) => {
    const { size } = await file.stat()
    const hash = createHash('sha256').update(String(size))
    for (const from of [0, Math.max(0, size - FINGERPRINT_BYTES)]) {
      // one file, one place after the other
      // oxlint-disable-next-line no-await-in-loop
      const { bytesRead, buffer } = await file.read(
        Buffer.alloc(FINGERPRINT_BYTES),
        0,
        FINGERPRINT_BYTES,
        from,
      )
      hash.update(buffer.subarray(0, bytesRead))
    }
    return hash.digest('hex')
  })
}

async function withFile<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'r')
  try {
    return await use(file)
  } finally {
    await file.close()
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  )
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
}
