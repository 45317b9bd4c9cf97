import { create } from 'zustand'
import { amend, record, redo, startHistory, steps, undo, type History } from './history.ts'
import { emptyView, type View } from './view.ts'

/** What the inspector looks at. */
export type Focus = { readonly type: 'node' | 'edge'; readonly index: number }

export type ViewState = {
  readonly history: History<View>
  readonly focus: Focus | null
  /** Nodes selected on the canvas; holds the focused node when one is focused. */
  readonly selected: ReadonlySet<number>
  /** Edges that hold the picture together; the others are drawn fainter. Empty: all are alike. */
  readonly backbone: ReadonlySet<number>
  readonly layoutRunning: boolean
  /** Counts the pictures that were placed anew as a whole; each is to be fitted into the window. */
  readonly arrangements: number
}

export const useView = create<ViewState>(() => ({
  history: startHistory(emptyView),
  focus: null,
  selected: new Set(),
  backbone: new Set(),
  layoutRunning: false,
  arrangements: 0,
}))

/** The view as it is now, for actions. */
export function currentView(): View {
  return useView.getState().history.present
}

/** A step that can be undone; `did` says what it was, as in “Expand ATL”. */
export function changeView(did: string, next: View): void {
  useView.setState(({ history }) => ({ history: record(history, did, next) }))
}

/** Settles the last step, as a layout does. */
export function settleView(next: View): void {
  useView.setState(({ history }) => ({ history: amend(history, next) }))
}

/** A view to start from, with nothing to undo. */
export function startView(view: View): void {
  useView.setState(({ arrangements }) => ({
    history: startHistory(view),
    focus: null,
    selected: new Set(),
    backbone: new Set(),
    arrangements: arrangements + 1,
  }))
}

export function clearView(): void {
  startView(emptyView)
}

export function focusOn(focus: Focus | null): void {
  useView.setState({ focus, selected: new Set(focus?.type === 'node' ? [focus.index] : []) })
}

/** Several nodes at once; the inspector follows when it is one. */
export function selectNodes(selected: ReadonlySet<number>): void {
  const [only] = selected
  const focus: Focus | null = selected.size === 1 && only !== undefined ? { type: 'node', index: only } : null
  useView.setState({ selected, focus })
}

export function undoView(): string | undefined {
  const did = steps(useView.getState().history).undo
  if (did !== undefined) move(undo)
  return did
}

export function redoView(): string | undefined {
  const did = steps(useView.getState().history).redo
  if (did !== undefined) move(redo)
  return did
}

function move(direction: typeof undo): void {
  useView.setState(({ history, selected, focus }) => {
    const next = direction(history)
    const there = new Set([...selected].filter((index) => next.present.nodes.has(index)))
    const focusThere =
      focus && (focus.type === 'node' ? next.present.nodes : next.present.edges).has(focus.index)
    return { history: next, selected: there, focus: focusThere ? focus : null }
  })
}
