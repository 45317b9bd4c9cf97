export type Library = 'slotgraph' | 'igraph' | 'graph-tool' | 'networkx' | 'graphology'

/** One measure by one library; `cpuMs` is over all its threads. */
export type Timing = { measure: string; ms?: number; cpuMs?: number; check?: number; error?: string }

export type Size = { nodes: number; edges: number; timings: Map<Library, Timing[]> }

/** How many times as long as the fastest compiled library a measure may take. */
const allowed: Record<string, number> = { leiden: 2 }

/** The tables as Markdown: milliseconds, and of all processors together in brackets. */
export function reportOf(machine: string, large: Size, small: Size): string {
  return [
    machine,
    tableOf(large, ['igraph', 'graph-tool'], verdict),
    tableOf(small, ['networkx', 'graphology'], speedUp),
  ].join('\n\n')
}

type LastColumn = (ours: Timing, theirs: readonly Timing[]) => string

function tableOf({ nodes, edges, timings }: Size, peers: readonly Library[], last: LastColumn): string {
  const count = (value: number) => value.toLocaleString('en')
  const find = (library: Library, measure: string) =>
    timings.get(library)?.find((timing) => timing.measure === measure)
  const rows = (timings.get('slotgraph') ?? []).map((ours) => {
    const theirs = peers.map((peer) => find(peer, ours.measure))
    const cells = [ours, ...theirs].map(cell)
    const ran = theirs.filter((timing) => timing?.ms !== undefined) as Timing[]
    return `| ${[ours.measure, ...cells, last(ours, ran)].join(' | ')} |`
  })
  return [
    `**${count(nodes)} nodes, ${count(edges)} edges**, ms (processor ms)`,
    '',
    `| measure | Slotgraph | ${peers.join(' | ')} | |`,
    `| --- | ---: | ${peers.map(() => '---:').join(' | ')} | --- |`,
    ...rows,
  ].join('\n')
}

function cell(timing: Timing | undefined): string {
  if (timing?.ms === undefined) return timing?.error === undefined ? '' : 'failed'
  const ms = (value: number) => Math.round(value).toLocaleString('en')
  return timing.cpuMs === undefined ? ms(timing.ms) : `${ms(timing.ms)} (${ms(timing.cpuMs)})`
}

function verdict(ours: Timing, theirs: readonly Timing[]): string {
  if (theirs.length === 0 || ours.ms === undefined) return ''
  const ratio = ours.ms / Math.min(...theirs.map(({ ms }) => ms!))
  const met = ratio <= (allowed[ours.measure] ?? 1)
  return `${ratio.toFixed(2)} of the fastest: ${met ? 'met' : '**not met**'}`
}

function speedUp(ours: Timing, theirs: readonly Timing[]): string {
  if (theirs.length === 0 || ours.ms === undefined) return ''
  const least = Math.min(...theirs.map(({ ms }) => ms!)) / ours.ms
  return `${least.toFixed(1)} times as fast: ${least >= 20 ? 'met' : '**not met**'}`
}
