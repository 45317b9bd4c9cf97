/**
 * What a record costs in each store: `npm run bench -- records [trials]`. Every trial is a process of its own,
 * figures are medians, the stores take turns so that a busy machine hurts all alike. Prints a table and JSON
 * (`bench/results/records.json`), and rewrites the measured part of docs/performance.md.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { type Case, cases } from './records/cases.ts'
import { type CaseResult, reportOf } from './records/report.ts'
import type { Trial } from './records/trial.ts'

const run = promisify(execFile)
const stores = ['dict', 'object', 'slotted'] as const
const classes = ['dict', 'slots'] as const

/**
 * The young generation at its usual largest size from the start, and alike in every store: otherwise its growth,
 * up to 25 MB, is charged to whichever store is built.
 */
const FLAGS = ['--min-semi-space-size=16', '--max-semi-space-size=16']

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

async function trialOf(store: string, name: string): Promise<Trial> {
  const { stdout } = await run(process.execPath, [...FLAGS, fileOf('./records/trial.ts'), store, name])
  return JSON.parse(stdout) as Trial
}

/** `undefined` where there is no Python. */
async function pythonTrialOf(kind: string, name: string): Promise<Partial<Trial> | undefined> {
  try {
    const { stdout } = await run('python3', [fileOf('./records/python-trial.py'), kind, name])
    return JSON.parse(stdout) as Partial<Trial>
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] as number
}

function medians<T extends Partial<Trial>>(trials: readonly T[]): T {
  const keys = Object.keys(trials[0] as T) as (keyof T)[]
  return Object.fromEntries(
    keys.map((key) => [key, median(trials.map((trial) => trial[key] as number))]),
  ) as T
}

async function measure(name: string, trials: number): Promise<CaseResult> {
  const { name: title, count, rawBytes } = cases[name] as Case
  const samples: Record<string, Partial<Trial>[]> = {}
  for (let trial = 0; trial < trials; trial++) {
    for (const store of stores) (samples[store] ??= []).push(await trialOf(store, name))
    for (const kind of classes) {
      const sample = await pythonTrialOf(kind, name)
      if (sample !== undefined) (samples[`Python ${kind} class`] ??= []).push(sample)
    }
    console.error(`${name}: trial ${trial + 1} of ${trials}`)
  }
  const rows = Object.fromEntries(Object.entries(samples).map(([store, each]) => [store, medians(each)]))
  return { name, title, count, rawBytes, rows }
}

async function pythonVersion(): Promise<string> {
  try {
    return (await run('python3', ['--version'])).stdout.trim()
  } catch {
    return 'no python3'
  }
}

const trials = Number(process.argv[2] ?? 5)
const results: CaseResult[] = []
for (const name of Object.keys(cases)) results.push(await measure(name, trials))
const machine = {
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryBytes: totalmem(),
  host: `Node ${process.versions.node}`,
  v8: process.versions.v8,
  python: await pythonVersion(),
  loadAverage: loadavg().map((load) => Math.round(load * 10) / 10),
  trials,
}
const report = reportOf(machine, results)
console.log(report)
mkdirSync(fileOf('./results'), { recursive: true })
writeFileSync(fileOf('./results/records.json'), `${JSON.stringify({ machine, results }, null, 2)}\n`)

const page = fileOf('../docs/performance.md')
const marks = /(<!-- records:begin -->\n)[^]*(<!-- records:end -->)/
const text = readFileSync(page, 'utf8')
if (!marks.test(text)) throw new Error('docs/performance.md has no records:begin and records:end marks')
writeFileSync(
  page,
  text.replace(marks, (_, begin: string, end: string) => `${begin}\n${report}\n${end}`),
)
