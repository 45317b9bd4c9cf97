import { formatCountOf } from '../../src-shared/units.ts'
import { announce } from '../ui/notice-store.ts'
import { useView, type ViewState } from './view-store.ts'

/** Says to screen readers what is selected, wherever it was selected, from now on. */
export function announceSelections(): void {
  useView.subscribe((now, before) => {
    if (now.selected === before.selected && now.focus === before.focus) return
    const text = selectionText(now)
    if (text !== selectionText(before)) announce(text)
  })
}

/** What is selected, in a sentence. */
export function selectionText(state: Pick<ViewState, 'focus' | 'selected' | 'history'>): string {
  const { focus, selected, history } = state
  const { nodes, edges } = history.present.view
  const labelOf = (index: number) => nodes.get(index)?.label || 'A node'
  if (focus?.type === 'edge') {
    const edge = edges.get(focus.index)
    return edge
      ? `Edge from ${labelOf(edge.source)} to ${labelOf(edge.target)} selected.`
      : 'An edge selected.'
  }
  const [only] = selected
  if (only === undefined) return 'Nothing selected.'
  return selected.size === 1
    ? `${labelOf(only)} selected.`
    : `${formatCountOf(selected.size, 'node')} selected.`
}
