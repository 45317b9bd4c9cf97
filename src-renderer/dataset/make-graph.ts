import { create } from 'zustand'
import type { FileCard, Ticket } from '../../src-shared/contract/app-calls.ts'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'
import { host } from '../ui/host.ts'
import { PaceMeter, unknownPace, type Pace } from '../ui/pace.ts'
import { openCard } from './open-dataset.ts'

/** Nodes of the presets and edges a node, as in the Graph500's smaller runs rounded down to what opens in seconds. */
export const presets = [10_000, 100_000, 1_000_000, 10_000_000] as const
export const edgesPerNode = 4
/** Bounds of the contract's `generate`. */
export const bounds = {
  least: 10,
  mostNodes: 10_000_000,
  mostEdges: 50_000_000,
  mostSeed: 0xffff_ffff,
} as const

/** Bytes of file a row, about: measured on generated graphs of a million nodes. */
const bytesPerNode = 75
const bytesPerEdge = 32

/** About how large the file will be. */
export function fileBytesOf(nodes: number, edges: number): number {
  return nodes * bytesPerNode + edges * bytesPerEdge
}

type Making = {
  readonly progress: { phase: string; rowsDone: number; rowsTotal: number; pace: Pace } | null
  readonly failure: Failure | null
}

/** The graph being written, if any. */
export const useMaking = create<Making>(() => ({ progress: null, failure: null }))

export type GraphSize = { nodes: number; edges: number; seed: number }
export type Place = { by: 'dialog' } | { by: 'folder'; folder: Ticket | null; name: string }

let running: AbortController | undefined

export function cancelMaking(): void {
  running?.abort()
}

/** Writes a graph to the chosen place and opens it; does nothing when the person backs out of the dialog. */
export async function makeGraph(size: GraphSize, place: Place): Promise<void> {
  running = new AbortController()
  const { signal } = running
  useMaking.setState({ failure: null })
  try {
    const target = await placeOf(place, size)
    if (!target) return
    const meter = new PaceMeter()
    useMaking.setState({ progress: { phase: 'starting', rowsDone: 0, rowsTotal: 0, pace: unknownPace } })
    const made = await host().app.generate(
      { ticket: target.ticket, ...size },
      {
        signal,
        onProgress: (progress) => {
          const pace = meter.add(performance.now(), progress.rowsDone, progress.rowsTotal)
          if (!signal.aborted) useMaking.setState({ progress: { ...progress, pace } })
        },
      },
    )
    useMaking.setState({ progress: null })
    await openCard(made)
  } catch (thrown) {
    const failure = failureOf(thrown)
    useMaking.setState({ progress: null, failure: failure.code === 'cancelled' ? null : failure })
  }
}

function placeOf(place: Place, { nodes }: GraphSize): Promise<FileCard | null> {
  if (place.by === 'dialog') return host().app.chooseSave({ suggestedName: suggestedName(nodes) })
  return host().app.saveInFolder({ folder: place.folder, name: place.name })
}

/** A name that says how large the graph in it is: `graph-1000k.db`. */
export function suggestedName(nodes: number): string {
  return nodes >= 1000 ? `graph-${Math.round(nodes / 1000)}k.db` : `graph-${nodes}.db`
}
