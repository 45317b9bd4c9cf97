import { fitPower, type Sized } from './size-fit.ts'
import type { Trial } from './trial.ts'
import type { Outcome } from './trials.ts'

/** What one part of the bench found, and the machine as it was then. */
export type Part<T> = { machine: string; outcomes: T }

export type LoadResults = {
  size?: { nodes: number; edges: number }
  trials?: number
  own?: Part<Outcome[]>
  snapshot?: Part<Outcome[]>
  peers?: Part<Outcome[]>
  sizes?: Part<Sized[]>
}

const names: Record<string, string> = {
  scan: "SQLite's own scan, one thread",
  pages: 'Slotgraph, pages lane',
  rows: 'Slotgraph, rows lane',
  'plain-read': "the snapshot's bytes, read",
  reopen: 'Slotgraph, reopened from it',
  'graph-tool': 'graph-tool',
  networkx: 'NetworkX',
}

const count = (value: number): string => Math.round(value).toLocaleString('en')

/** The tables as Markdown, with each target and whether it was met. */
export function reportOf({ size, trials, own, snapshot, peers, sizes }: LoadResults): string {
  const parts: string[] = []
  if (size) parts.push(`**${count(size.nodes)} nodes, ${count(size.edges)} edges, all attributes**`)
  if (own)
    parts.push(`${own.machine}. Medians of ${trials} trials.`, ownTable(own.outcomes), phases(own.outcomes))
  if (snapshot)
    parts.push('**Reopening from a snapshot**', `${snapshot.machine}.`, timeTable(snapshot.outcomes))
  if (peers) {
    const versions = peers.outcomes.flatMap(({ way, trial }) =>
      trial?.version ? [`${names[way] ?? way} ${trial.version}`] : [],
    )
    parts.push(
      '**Beside other libraries**, one run each',
      `${peers.machine}. ${versions.join(', ')}.`,
      peerTable(peers.outcomes),
    )
  }
  if (sizes) {
    parts.push(
      '**Against size**, pages lane',
      `${sizes.machine}.`,
      sizeTable(sizes.outcomes),
      exponents(sizes.outcomes),
    )
    if (sizes.outcomes.length > 2)
      parts.push('![Time and memory of loading against the number of edges](images/load-sizes.svg)')
  }
  parts.push('**Targets**', targets({ own, snapshot, peers, sizes }))
  return parts.join('\n\n')
}

function ownTable(own: readonly Outcome[]): string {
  const scan = trialOf(own, 'scan')
  return table(
    ['', 'time, ms', 'of the scan', 'processor ms', 'of the scan', 'RSS growth, MB', 'peak, MB'],
    own.map(({ way, trial }) => [
      names[way] ?? way,
      trial ? count(trial.elapsedMs) : '',
      trial && scan ? (trial.elapsedMs / scan.elapsedMs).toFixed(2) : '',
      trial?.cpuMs ? count(trial.cpuMs) : '',
      trial?.cpuMs && scan?.cpuMs ? (trial.cpuMs / scan.cpuMs).toFixed(2) : '',
      megabytes(trial?.rssBytes),
      megabytes(trial?.peakBytes),
    ]),
  )
}

function timeTable(outcomes: readonly Outcome[]): string {
  return table(
    ['', 'time, ms'],
    outcomes.map(({ way, trial }) => [names[way] ?? way, trial ? count(trial.elapsedMs) : '']),
  )
}

function peerTable(outcomes: readonly Outcome[]): string {
  const ours = trialOf(outcomes, 'pages')
  return table(
    ['', 'time, ms', 'times ours', 'RSS growth, MB'],
    outcomes.map(({ way, trial, limitMs }) => {
      const name = names[way] ?? way
      if (trial && ours) {
        const times = trial === ours ? '' : (trial.elapsedMs / ours.elapsedMs).toFixed(1)
        return [name, count(trial.elapsedMs), times, megabytes(trial.rssBytes)]
      }
      if (limitMs === undefined || !ours) return [name, 'not installed', '', '']
      return [name, `ended after ${count(limitMs)}`, `over ${(limitMs / ours.elapsedMs).toFixed(1)}`, '']
    }),
  )
}

/** Time of a way, or the least it can have taken. */
function timeOf(outcomes: readonly Outcome[] | undefined, way: string): number | undefined {
  const outcome = outcomes?.find((one) => one.way === way)
  return outcome?.trial?.elapsedMs ?? outcome?.limitMs
}

function trialOf(outcomes: readonly Outcome[] | undefined, way: string): Trial | undefined {
  return outcomes?.find((one) => one.way === way)?.trial
}

function targets({
  own,
  snapshot,
  peers,
  sizes,
}: { [P in 'own' | 'snapshot' | 'peers' | 'sizes']: LoadResults[P] | undefined }): string {
  const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined ? undefined : a / b
  const pages = trialOf(own?.outcomes, 'pages')
  const times = (way: string) => timeOf(own?.outcomes, way)
  const peerTimes = (way: string) => ratio(timeOf(peers?.outcomes, way), timeOf(peers?.outcomes, 'pages'))
  const leastPeer = Math.min(
    ...(peers?.outcomes ?? []).flatMap(({ way, trial }) =>
      way !== 'pages' && trial?.rssBytes ? [trial.rssBytes] : [],
    ),
  )
  const ten = sizes?.outcomes.find(({ nodes }) => nodes === 10e6)?.trial
  const one = sizes?.outcomes.find(({ nodes }) => nodes === 1e6)?.trial
  const rows: [string, number | undefined, number, 'most' | 'least'][] = [
    ['pages lane, of the scan', ratio(times('pages'), times('scan')), 0.8, 'most'],
    ['rows lane, of the scan', ratio(times('rows'), times('scan')), 2, 'most'],
    ['RSS growth, MB', ratio(pages?.rssBytes, 1e6), 150, 'most'],
    ['peak over finished', ratio(pages?.peakBytes, pages?.rssBytes), 1.6, 'most'],
    [
      'RSS growth, of the least of the others',
      Number.isFinite(leastPeer) ? ratio(pages?.rssBytes, leastPeer) : undefined,
      0.5,
      'most',
    ],
    ['igraph over pages lane', peerTimes('igraph'), 10, 'least'],
    ['graph-tool over pages lane', peerTimes('graph-tool'), 15, 'least'],
    ['graphology over pages lane', peerTimes('graphology'), 15, 'least'],
    ['NetworkX over pages lane', peerTimes('networkx'), 15, 'least'],
    [
      'reopening, of reading the bytes',
      ratio(timeOf(snapshot?.outcomes, 'reopen'), timeOf(snapshot?.outcomes, 'plain-read')),
      2,
      'most',
    ],
    ['ten millions, whole process at its peak, GB', ratio(ten?.peakRssBytes, 1e9), 2, 'most'],
    ['ten millions, of the time of one', ratio(ten?.elapsedMs, one?.elapsedMs), 12, 'most'],
  ]
  // a library that was ended took longer than that
  const ended = new Set(
    (peers?.outcomes ?? []).flatMap(({ way, limitMs }) =>
      limitMs ? [`${names[way] ?? way} over pages lane`] : [],
    ),
  )
  return table(
    ['target', 'measured', 'wanted', ''],
    rows.flatMap(([what, measured, wanted, bound]) => {
      if (measured === undefined) return []
      const met = bound === 'most' ? measured <= wanted : measured >= wanted
      return [
        [
          what,
          `${ended.has(what) ? 'over ' : ''}${measured.toFixed(2)}`,
          `at ${bound} ${wanted}`,
          met ? 'met' : '**not met**',
        ],
      ]
    }),
  )
}

function phases(own: readonly Outcome[]): string {
  const timed = own.filter(({ trial }) => trial?.phases !== undefined)
  const all = Object.keys(timed[0]?.trial?.phases ?? {})
  return table(
    ['phase, ms', ...all],
    timed.map(({ way, trial }) => [
      names[way] ?? way,
      ...all.map((phase) => (trial?.phases?.[phase] ?? 0).toFixed(0)),
    ]),
  )
}

function sizeTable(sizes: readonly Sized[]): string {
  const rows = sizes.map(({ nodes, edges, trial }) => [
    count(nodes),
    count(edges),
    count(trial.elapsedMs),
    megabytes(trial.rssBytes),
    megabytes(trial.peakBytes),
  ])
  return table(['nodes', 'edges', 'time, ms', 'RSS growth, MB', 'peak, MB'], rows)
}

function exponents(sizes: readonly Sized[]): string {
  const time = fitPower(sizes, (trial) => trial.elapsedMs)
  const memory = fitPower(sizes, (trial) => trial.rssBytes)
  if (!time || !memory) return ''
  return (
    `Fitted over these sizes, time grows with the number of edges to the power of ${time.exponent.toFixed(2)}, memory to ` +
    `that of ${memory.exponent.toFixed(2)}: what every load takes, whatever its size, weighs on the small ones.`
  )
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : count(bytes / 1e6)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const align = head.map((_, i) => (i === 0 ? '---' : '---:'))
  return [line(head), line(align), ...rows.map(line)].join('\n')
}
