/** How far an account lies from what an instrument of its own says, as a share of the latter. */
export function disagreement(accounted: number, witnessed: number): number {
  return Math.abs(accounted / witnessed - 1)
}

/** What may lie between RSS as a process says and as the system says: it moves while it is read. */
export const RSS_AGREEMENT = 0.02

/** What may lie between structure and measured growth: pages are partly empty, and the loader leaves something. */
export const STRUCTURE_AGREEMENT = 0.1
