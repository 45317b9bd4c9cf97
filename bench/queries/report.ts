import { targets } from './questions.ts'
import type { Timing } from './trial.ts'

/** At most this at the 95th percentile, of those that have a target. */
const WANTED_MS = 150

/** The tables as Markdown, with each target and whether it was met. */
export function reportOf(
  machine: string,
  { nodes, edges }: { nodes: number; edges: number },
  timings: readonly Timing[],
): string {
  const measured = timings.filter(({ what }) => targets.includes(what))
  return [
    machine,
    `**${nodes.toLocaleString('en')} nodes, ${edges.toLocaleString('en')} edges**`,
    table(
      ['', 'median, ms', '95th percentile, ms', 'processor, median', 'processor, 95th', 'held, ms'],
      timings.map(({ what, ms, cpuMs, heldMs }) => [
        what,
        ...[at(ms, 0.5), at(ms, 0.95), at(cpuMs, 0.5), at(cpuMs, 0.95), heldMs].map(figure),
      ]),
    ),
    table(
      ['target: 95th percentile, ms', 'measured', 'of the processor alone', 'wanted', ''],
      measured.map(({ what, ms, cpuMs }) => [
        what,
        figure(at(ms, 0.95)),
        figure(at(cpuMs, 0.95)),
        `at most ${WANTED_MS}`,
        at(ms, 0.95) <= WANTED_MS ? 'met' : '**not met**',
      ]),
    ),
  ].join('\n\n')
}

/** The smallest of ascending values that a share of them does not exceed. */
function at(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN
}

function figure(ms: number): string {
  return ms < 10 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en')
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const align = head.map((_, i) => (i === 0 ? '---' : '---:'))
  return [line(head), line(align), ...rows.map(line)].join('\n')
}
