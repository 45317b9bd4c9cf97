import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { modes } from '../../../src-shared/contract/mode.ts'
import { entryUrl } from '../../entries.ts'
import type { RecordsTrial } from './trial.ts'

const run = promisify(execFile)

/** Python's ways of holding a record: an ordinary class, and one with `__slots__`. */
export const pythonClasses = ['dict', 'slots'] as const
export type PythonClass = (typeof pythonClasses)[number]

/**
 * The young generation at its usual largest size from the start, and alike in every store: otherwise its growth,
 * up to 25 MB, is charged to whichever store is built.
 */
const FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16']

/** Beside the sources, two folders up from them and from the bundle alike; absent from a packaged app. */
const pythonProgram = [
  fileURLToPath(new URL('../../../bench/records/python-trial.py', import.meta.url)),
  fileURLToPath(new URL('../../bench/records/python-trial.py', import.meta.url)),
].find((path) => existsSync(path))

/** What a Python trial tells: a store's reading figures are none of it. */
export type PythonTrial = Pick<RecordsTrial, 'buildMs' | 'rssBytes' | 'filterMs' | 'matches'>

/** Trials by store: `dict`, `object`, `slotted`, and `Python dict class`, `Python slots class` where there is one. */
export type RecordsTrials = Record<string, Partial<RecordsTrial>[]>

/**
 * Builds a case in every store and in Python, every time in a process of its own; stores take turns, so that a busy
 * machine hurts all alike. @throws AbortError when cancelled
 */
export async function runRecords(
  name: string,
  trials: number,
  onTrial: (done: number, store: string) => void,
  signal?: AbortSignal,
): Promise<RecordsTrials> {
  const samples: RecordsTrials = {}
  const options = signal ? { signal } : {}
  for (let trial = 0; trial < trials; trial++) {
    for (const mode of modes) {
      onTrial(trial, mode)
      const program = fileURLToPath(entryUrl('records-trial'))
      const { stdout } = await run(process.execPath, [...FLAGS, program, mode, name], options)
      ;(samples[mode] ??= []).push(JSON.parse(stdout) as RecordsTrial)
    }
    for (const kind of pythonClasses) {
      onTrial(trial, `Python ${kind} class`)
      const sample = await pythonTrial(kind, name, options)
      if (sample) (samples[`Python ${kind} class`] ??= []).push(sample)
    }
  }
  return samples
}

/** `undefined` where there is no Python. */
async function pythonTrial(
  kind: PythonClass,
  name: string,
  options: { signal?: AbortSignal },
): Promise<PythonTrial | undefined> {
  if (pythonProgram === undefined) return undefined
  try {
    const { stdout } = await run('python3', [pythonProgram, kind, name], options)
    return JSON.parse(stdout) as PythonTrial
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** `Python 3.11.7`, or that there is none. */
export async function pythonVersion(): Promise<string> {
  try {
    return (await run('python3', ['--version'])).stdout.trim()
  } catch {
    return 'no python3'
  }
}
