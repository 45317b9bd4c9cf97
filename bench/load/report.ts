import type { Trial } from './trial.ts'

/** `trial` is absent where what it needs is not installed. */
export type Outcome = { way: string; trial: Trial | undefined }

export type LoadResults = {
  machine: string
  nodes: number
  edges: number
  own: readonly Outcome[]
  peers: readonly Outcome[]
  sizes: readonly { nodes: number; edges: number; trial: Trial }[]
}

const names: Record<string, string> = {
  scan: "SQLite's own scan, one thread",
  pages: 'Slotgraph, pages lane',
  rows: 'Slotgraph, rows lane',
}

/** The tables as Markdown, with each target and whether it was met. */
export function reportOf({ machine, nodes, edges, own, peers, sizes }: LoadResults): string {
  const scan = own.find(({ way }) => way === 'scan')?.trial
  const count = (value: number): string => value.toLocaleString('en')
  const parts = [
    machine,
    `**${count(nodes)} nodes, ${count(edges)} edges, all attributes**`,
    table(
      ['', 'time, ms', 'of the scan', 'RSS growth, MB', 'peak, MB'],
      [...own, ...peers].map(({ way, trial }) => [
        names[way] ?? way,
        trial === undefined ? 'not installed' : count(Math.round(trial.elapsedMs)),
        trial === undefined || scan === undefined ? '' : (trial.elapsedMs / scan.elapsedMs).toFixed(2),
        megabytes(trial?.rssBytes),
        megabytes(trial?.peakBytes),
      ]),
    ),
    targets(own, peers),
    phases(own),
  ]
  if (sizes.length > 0) parts.push('**Against size**, pages lane', sizeTable(sizes))
  return parts.join('\n\n')
}

function targets(own: readonly Outcome[], peers: readonly Outcome[]): string {
  const trial = (way: string): Trial | undefined =>
    [...own, ...peers].find((outcome) => outcome.way === way)?.trial
  const ratio = (a: number | undefined, b: number | undefined): number | undefined =>
    a === undefined || b === undefined ? undefined : a / b
  const pages = trial('pages')
  const rows: [string, number | undefined, number, 'most' | 'least'][] = [
    ['pages lane, of the scan', ratio(pages?.elapsedMs, trial('scan')?.elapsedMs), 0.8, 'most'],
    ['rows lane, of the scan', ratio(trial('rows')?.elapsedMs, trial('scan')?.elapsedMs), 2, 'most'],
    ['RSS growth, MB', pages?.rssBytes === undefined ? undefined : pages.rssBytes / 1e6, 150, 'most'],
    ['peak over finished', ratio(pages?.peakBytes, pages?.rssBytes), 1.6, 'most'],
    ['igraph over pages lane', ratio(trial('igraph')?.elapsedMs, pages?.elapsedMs), 10, 'least'],
    ['NetworkX over pages lane', ratio(trial('networkx')?.elapsedMs, pages?.elapsedMs), 15, 'least'],
    ['graph-tool over pages lane', ratio(trial('graph-tool')?.elapsedMs, pages?.elapsedMs), 15, 'least'],
    ['graphology over pages lane', ratio(trial('graphology')?.elapsedMs, pages?.elapsedMs), 15, 'least'],
  ]
  return table(
    ['target', 'measured', 'wanted', ''],
    rows.flatMap(([what, measured, wanted, bound]) => {
      if (measured === undefined) return []
      const met = bound === 'most' ? measured <= wanted : measured >= wanted
      return [[what, measured.toFixed(2), `at ${bound} ${wanted}`, met ? 'met' : '**not met**']]
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

function sizeTable(sizes: LoadResults['sizes']): string {
  const [first] = sizes
  const last = sizes.at(-1)
  const rows = sizes.map(({ nodes, edges, trial }) => [
    nodes.toLocaleString('en'),
    edges.toLocaleString('en'),
    trial.elapsedMs.toFixed(0),
    megabytes(trial.rssBytes),
    megabytes(trial.peakBytes),
  ])
  const sized = table(['nodes', 'edges', 'time, ms', 'RSS growth, MB', 'peak, MB'], rows)
  if (first === undefined || last === undefined || first === last) return sized
  const growth = Math.log(last.edges / first.edges)
  const exponent = (of: (trial: Trial) => number): string =>
    (Math.log(of(last.trial) / of(first.trial)) / growth).toFixed(2)
  const time = exponent((trial) => trial.elapsedMs)
  const memory = exponent((trial) => trial.rssBytes ?? 1)
  return `${sized}\n\nTime grows with the number of edges to the power of ${time}, memory to that of ${memory}.`
}

function megabytes(bytes: number | undefined): string {
  return bytes === undefined ? '' : (bytes / 1e6).toFixed(0)
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const align = head.map((_, i) => (i === 0 ? '---' : '---:'))
  return [line(head), line(align), ...rows.map(line)].join('\n')
}
