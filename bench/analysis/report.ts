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
  if (timing?.unreadMs !== undefined) return `graph not read in ${milliseconds(timing.unreadMs)}`
  if (timing?.ms === undefined) return timing?.error === undefined ? '' : 'failed'
  return timing.cpuMs === undefined
    ? milliseconds(timing.ms)
    : `${milliseconds(timing.ms)} (${milliseconds(timing.cpuMs)})`
}

const milliseconds = (value: number): string => Math.round(value).toLocaleString('en')

type ByLibrary = Results['timings'][string]

/** The shortest time of these libraries; one that was ended may have taken no longer than that, so it bounds the rest. */
function fastest(by: ByLibrary, among: readonly Library[]): { ms: number; atLeast: boolean } | undefined {
  const times = among.flatMap((library) => {
    const { ms, overMs } = by[library] ?? {}
    if (ms !== undefined) return [{ ms, atLeast: false }]
    return overMs === undefined ? [] : [{ ms: overMs, atLeast: true }]
  })
  return times.toSorted((a, b) => a.ms - b.ms)[0]
}

function ofCompiled(measure: string, by: ByLibrary): string {
  const theirs = fastest(by, ['igraph', 'graph-tool'])
  const ours = by.slotgraph?.ms
  if (theirs === undefined || ours === undefined) return ''
  const ratio = ours / theirs.ms
  const met = ratio <= (allowed[measure] ?? 1)
  return `${theirs.atLeast ? 'below ' : ''}${ratio.toFixed(2)}: ${verdict(met, theirs.atLeast)}`
}

function asFast(by: ByLibrary): string {
  const theirs = fastest(by, ['networkx', 'graphology'])
  const ours = by.slotgraph?.ms
  if (theirs === undefined || ours === undefined) return ''
  const ratio = theirs.ms / ours
  return `${theirs.atLeast ? 'at least ' : ''}${ratio.toFixed(0)} times: ${verdict(ratio >= SPEED_UP, theirs.atLeast)}`
}

/** Where the others were ended, what is not met is not shown: a longer limit would tell. */
function verdict(met: boolean, isBound: boolean): string {
  if (met) return 'met'
  return isBound ? '**not shown**' : '**not met**'
}
