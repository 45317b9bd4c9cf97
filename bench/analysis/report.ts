import { libraries, type Library, type Timing } from './library.ts'

/** What was measured: by measure, then by library; kept in bench/results/analysis.json. */
export type Results = {
  nodes: number
  edges: number
  /** What each library was last measured on. */
  machines: { [library in Library]?: string }
  timings: { [measure: string]: { [library in Library]?: Timing } }
}

/** How many times as long as the faster compiled library a measure may take. */
const allowed: Record<string, number> = { leiden: 2 }

/** How many times as fast as the faster of the others a measure is to be. */
const SPEED_UP = 20

/** The table as Markdown: milliseconds, and of all processors together in brackets. */
export function reportOf({ nodes, edges, machines, timings }: Results): string {
  const count = (value: number) => value.toLocaleString('en')
  const heads = ['measure', ...libraries, 'of the faster compiled', 'as fast as the others']
  return [
    `**${count(nodes)} nodes, ${count(edges)} edges**, ms (processor ms)`,
    '',
    `| ${heads.join(' | ')} |`,
    `| --- | ${libraries.map(() => '---:').join(' | ')} | --- | --- |`,
    ...Object.entries(timings).map(([measure, by]) => {
      const cells = libraries.map((library) => cell(by[library]))
      return `| ${[measure, ...cells, ofCompiled(measure, by), asFast(by)].join(' | ')} |`
    }),
    '',
    ...libraries.flatMap((library) => (machines[library] ? [`- ${library}: ${machines[library]}`] : [])),
  ].join('\n')
}

function cell(timing: Timing | undefined): string {
  if (timing?.overMs !== undefined) return `over ${milliseconds(timing.overMs)}`
  if (timing?.ms === undefined) return timing?.error === undefined ? '' : 'failed'
  return timing.cpuMs === undefined
    ? milliseconds(timing.ms)
    : `${milliseconds(timing.ms)} (${milliseconds(timing.cpuMs)})`
}

const milliseconds = (value: number): string => Math.round(value).toLocaleString('en')

type ByLibrary = Results['timings'][string]

/** The shortest time of these libraries, as far as it is known. */
function fastest(by: ByLibrary, among: readonly Library[]): { ms: number; atLeast: boolean } | undefined {
  const ran = among.flatMap((library) => by[library]?.ms ?? [])
  if (ran.length > 0) return { ms: Math.min(...ran), atLeast: false }
  const over = among.flatMap((library) => by[library]?.overMs ?? [])
  return over.length > 0 ? { ms: Math.min(...over), atLeast: true } : undefined
}

function ofCompiled(measure: string, by: ByLibrary): string {
  const theirs = fastest(by, ['igraph', 'graph-tool'])
  const ours = by.slotgraph?.ms
  if (theirs === undefined || ours === undefined) return ''
  const ratio = ours / theirs.ms
  const met = ratio <= (allowed[measure] ?? 1)
  return `${theirs.atLeast ? 'below ' : ''}${ratio.toFixed(2)}: ${met ? 'met' : '**not met**'}`
}

function asFast(by: ByLibrary): string {
  const theirs = fastest(by, ['networkx', 'graphology'])
  const ours = by.slotgraph?.ms
  if (theirs === undefined || ours === undefined) return ''
  const ratio = theirs.ms / ours
  return `${theirs.atLeast ? 'over ' : ''}${ratio.toFixed(0)} times: ${ratio >= SPEED_UP ? 'met' : '**not met**'}`
}
