import { create } from 'zustand'
import { amend, record, redo, startHistory, steps, undo, type History } from './history.ts'
import type { Edit } from '../../src-shared/contract/session.ts'
import type { View } from './view.ts'
import { noWork, type Work } from './work.ts'

/** What the inspector looks at. */
export type Focus = { readonly type: 'node' | 'edge'; readonly index: number }

export type ViewState = {
  readonly history: History<Work>
  readonly focus: Focus | null
  /** Nodes selected on the canvas; holds the focused node when one is focused. */
  readonly selected: ReadonlySet<number>
  readonly layoutRunning: boolean
  /** Counts the pictures that were placed anew as a whole; each is to be fitted into the window. */
  readonly arrangements: number
}

export const useView = create<ViewState>(() => ({
  history: startHistory(noWork),
  focus: null,
  selected: new Set(),
  layoutRunning: false,
  arrangements: 0,
}))

/** The view as it is now, for actions. */
export function currentView(): View {
  return useView.getState().history.present.view
}

/** The edits as they are wanted now; stores are brought to them. */
export function currentEdits(): readonly Edit[] {
  return useView.getState().history.present.edits
}

/** The view, for components: `useView(viewNow)`. */
export function viewNow({ history }: ViewState): View {
  return history.present.view
}

/** A step that can be undone; `did` says what it was, as in “Expand ATL”. */
export function changeView(did: string, next: View): void {
  useView.setState(({ history }) => ({ history: record(history, did, { ...history.present, view: next }) }))
}

/** A step that changed the graph and not the picture. */
export function recordEdit(did: string, edit: Edit): void {
  useView.setState(({ history }) => {
    const { view, edits } = history.present
    return { history: record(history, did, { view, edits: [...edits, edit] }) }
  })
}

/** Settles the last step, as a layout does. */
export function settleView(next: View): void {
  useView.setState(({ history }) => ({ history: amend(history, { ...history.present, view: next }) }))
}

/** A view to start from, with nothing to undo; edits stay. */
export function startView(view: View): void {
  startWork({ view, edits: currentEdits() })
}

/** Work to go on from, with nothing to undo. */
export function startWork(work: Work): void {
  useView.setState(({ arrangements }) => ({
    history: startHistory(work),
    focus: null,
    selected: new Set(),
    arrangements: arrangements + 1,
  }))
}

export function clearWork(): void {
  startWork(noWork)
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

/** Takes a node into the selection, or out of it. */
export function toggleSelected(index: number): void {
  const selected = new Set(useView.getState().selected)
  if (!selected.delete(index)) selected.add(index)
  selectNodes(selected)
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
    const { view } = next.present
    const there = new Set([...selected].filter((index) => view.nodes.has(index)))
    const focusThere = focus && (focus.type === 'node' ? view.nodes : view.edges).has(focus.index)
    return { history: next, selected: there, focus: focusThere ? focus : null }
  })
}
