import { create } from 'zustand'
import { announce } from '../ui/notice-store.ts'
import { stopLayout } from './layout-actions.ts'
import { arrive, placeAt, startTrail, type Trail } from './trail.ts'
import { changeView, currentView, selectNodes, useView } from './view-store.ts'
import { emptyView, type View } from './view.ts'

/** The views that were gone through; two are the same place when they have the same nodes. */
const useTrail = create<{ trail: Trail<View> }>(() => ({ trail: startTrail(emptyView) }))

/** Notes every view that is arrived at, from now on. */
export function followTrail(): void {
  useView.subscribe(({ history }, before) => {
    const { view } = history.present
    if (view === before.history.present.view) return
    const isStart = history.past.length === 0 && history.future.length === 0
    const isSettling = view.nodes === before.history.present.view.nodes
    useTrail.setState(({ trail }) => ({
      trail: isStart && !isSettling ? startTrail(view) : arrive(trail, view, (a, b) => a.nodes === b.nodes),
    }))
  })
}

/** Whether there is a view before or after this one. */
export function canWalk(step: -1 | 1): boolean {
  return placeAt(useTrail.getState().trail, step) !== undefined
}

/**
 * Shows the view before this one, or the one gone back from, in the present style. A step of its own: undo returns
 * here, and edits of attributes stay.
 */
export function walkTrail(step: -1 | 1): void {
  const place = placeAt(useTrail.getState().trail, step)
  if (!place) return
  stopLayout()
  const { nodes, edges, positions, pinned } = place
  changeView(step < 0 ? 'Back' : 'Forward', { ...currentView(), nodes, edges, positions, pinned })
  selectNodes(new Set([...useView.getState().selected].filter((index) => nodes.has(index))))
  useView.setState(({ arrangements }) => ({ arrangements: arrangements + 1 }))
  announce(step < 0 ? 'Back at the view before.' : 'Forward again.')
}
