/**
 * What a record costs in each store: `npm run bench -- records [trials]`. Every trial is a process of its own,
 * figures are medians, the stores take turns so that a busy machine hurts all alike. Prints a table and JSON
 * (`bench/results/records.json`), and rewrites the measured part of docs/performance.md.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'
import { type Case, cases } from '../src-main/lab/records/cases.ts'
import { pythonVersion, runRecords } from '../src-main/lab/records/run-records.ts'
import type { RecordsTrial } from '../src-main/lab/records/trial.ts'
import { type CaseResult, reportOf } from './records/report.ts'

function fileOf(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 1] as number
}

function medians<T extends Partial<RecordsTrial>>(trials: readonly T[]): T {
  const keys = Object.keys(trials[0] as T) as (keyof T)[]
  return Object.fromEntries(
    keys.map((key) => [key, median(trials.map((trial) => trial[key] as number))]),
  ) as T
}

async function measure(name: string, trials: number): Promise<CaseResult> {
  const { name: title, count, rawBytes } = cases[name] as Case
  const samples = await runRecords(name, trials, (trial, store) => {
    console.error(`${name}: trial ${trial + 1} of ${trials}, ${store}`)
  })
  const rows = Object.fromEntries(Object.entries(samples).map(([store, each]) => [store, medians(each)]))
  return { name, title, count, rawBytes, rows }
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
