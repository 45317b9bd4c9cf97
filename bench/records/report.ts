import type { RecordsTrial as Trial } from '../../src-main/lab/records/trial.ts'

export type Machine = {
  cpu: string
  cores: number
  memoryBytes: number
  host: string
  v8: string
  python: string
  /** Over the last 1, 5 and 15 minutes, when the bench ended: it makes one by itself. */
  loadAverage: number[]
  trials: number
}

/** Medians by store, or by class in Python. */
export type CaseResult = {
  name: string
  title: string
  count: number
  rawBytes: number
  rows: Record<string, Partial<Trial>>
}

type Target = { what: string; measured: number; wanted: number; atLeast: boolean }

/** The tables of all cases as Markdown, with each target and whether it was met. */
export function reportOf(machine: Machine, results: readonly CaseResult[]): string {
  const { cpu, cores, memoryBytes, host, v8, python, loadAverage, trials } = machine
  const head = `${cpu}, ${cores} cores, ${Math.round(memoryBytes / 2 ** 30)} GiB; ${host}, V8 ${v8}; ${python}. Medians of ${trials} trials; load average ${loadAverage.join(', ')}.`
  return [head, ...results.map((result) => `${tableOf(result)}\n\n${targetsOf(result)}`)].join('\n\n')
}

function tableOf({ title, count, rawBytes, rows }: CaseResult): string {
  const lines = Object.entries(rows).map(([store, trial]) =>
    [
      store,
      figure(trial.rssBytes, 1e6),
      figure(trial.rssBytes, count),
      figure(trial.buildMs, 1),
      figure(trial.filterMs, 1, 2),
      figure(trial.atNs, 1),
      figure(trial.cursorNs, 1),
    ].join(' | '),
  )
  return [
    `**${title}** (raw values: ${figure(rawBytes, 1e6)} MB)`,
    '',
    '| store | RSS, MB | RSS, B a record | build, ms | filter one slot, ms | `at(i).slot`, ns | cursor, ns |',
    '|---|---:|---:|---:|---:|---:|---:|',
    ...lines.map((line) => `| ${line} |`),
  ].join('\n')
}

function targetsOf(result: CaseResult): string {
  const { dict, object, slotted } = result.rows as Record<string, Trial>
  if (dict === undefined || object === undefined || slotted === undefined) return ''
  const targets: Target[] =
    result.name === 'users'
      ? [
          {
            what: 'share of dict RSS saved by slotted',
            measured: 1 - slotted.rssBytes / dict.rssBytes,
            wanted: 0.85,
            atLeast: true,
          },
          {
            what: 'build: dict time over slotted',
            measured: dict.buildMs / slotted.buildMs,
            wanted: 2,
            atLeast: true,
          },
        ]
      : [
          {
            what: 'slotted RSS over raw bytes',
            measured: slotted.rssBytes / result.rawBytes,
            wanted: 1.15,
            atLeast: false,
          },
          {
            what: 'slotted buffers over raw bytes',
            measured: slotted.structureBytes / result.rawBytes,
            wanted: 1.15,
            atLeast: false,
          },
          {
            what: 'dict RSS over slotted RSS',
            measured: dict.rssBytes / slotted.rssBytes,
            wanted: 8,
            atLeast: true,
          },
          {
            what: 'filter: dict time over slotted',
            measured: dict.filterMs / slotted.filterMs,
            wanted: 20,
            atLeast: true,
          },
          {
            what: 'filter: object time over slotted',
            measured: object.filterMs / slotted.filterMs,
            wanted: 5,
            atLeast: true,
          },
          {
            what: '`at(i).slot`: slotted time over object',
            measured: slotted.atNs / object.atNs,
            wanted: 1.5,
            atLeast: false,
          },
          {
            what: 'cursor: slotted time over object',
            measured: slotted.cursorNs / object.cursorNs,
            wanted: 1.5,
            atLeast: false,
          },
          {
            what: 'build: slotted time over object',
            measured: slotted.buildMs / object.buildMs,
            wanted: 1,
            atLeast: false,
          },
        ]
  const lines = targets.map(({ what, measured, wanted, atLeast }) => {
    const met = atLeast ? measured >= wanted : measured <= wanted
    return `| ${what} | ${measured.toFixed(2)} | ${atLeast ? 'at least' : 'at most'} ${wanted} | ${met ? 'met' : '**not met**'} |`
  })
  return ['| target | measured | wanted | |', '|---|---:|---:|---|', ...lines].join('\n')
}

function figure(value: number | undefined, unit: number, digits = 1): string {
  return value === undefined ? '' : (value / unit).toFixed(digits)
}
