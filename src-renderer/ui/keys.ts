import { useDataset } from '../dataset/dataset-store.ts'
import { redo, undo } from '../graph/view-actions.ts'
import { giveCommand } from './commands.ts'
import { openDialog, useDialog } from './dialog-store.ts'
import { toggleInspector, toggleSidebar } from './panels-store.ts'

const withControl: Record<string, () => void> = {
  k: () => giveCommand('find'),
  o: () => giveCommand('open'),
  z: undo,
  'shift+z': redo,
  y: redo,
  b: toggleSidebar,
  i: toggleInspector,
  m: () => giveCommand('memory'),
  ',': () => openDialog('settings'),
}
const plain: Record<string, () => void> = {
  '/': () => giveCommand('find'),
  f: () => giveCommand('fit'),
  '?': () => openDialog('shortcuts'),
}
const needGraph = new Set(['k', 'z', 'shift+z', 'y', 'b', 'i', '/', 'f'])

/** The keys that work anywhere in the window; letters alone do not work where text is typed. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey || useDialog.getState().open !== null) return
    const control = event.ctrlKey || event.metaKey
    const isTyping =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')
    // undo in a text field is the field's own
    if (isTyping && (!control || /^[zy]$/i.test(event.key))) return
    const letter = event.key.toLowerCase()
    const key = control && event.shiftKey ? `shift+${letter}` : letter
    const action = (control ? withControl : plain)[key]
    if (!action || (needGraph.has(key) && useDataset.getState().stage.at !== 'open')) return
    event.preventDefault()
    action()
  })
}
