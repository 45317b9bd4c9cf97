import { chordOf, type KeyPress } from './commands/chord.ts'
import { commands } from './commands/table.ts'
import { useDialog } from './dialog-store.ts'

/** In a text field these are the field's own: undo and redo. */
const ofTextFields = new Set(['mod+z', 'mod+shift+z', 'mod+y'])

/**
 * Runs the command whose keys these are in the given place, if it can be run now; tells whether there is one. Keys of
 * one that cannot be run mean nothing else: Alt and an arrow would leave the page in a browser.
 */
export function runKeys(press: KeyPress, place: 'window' | 'picture'): boolean {
  const chord = chordOf(press)
  const command = commands.find(({ keys, keysIn = 'window' }) => keysIn === place && keys?.includes(chord))
  if (command?.isEnabled?.() !== false) command?.run()
  return command !== undefined
}

/** The keys that work anywhere in the window; letters alone do not work where text is typed. */
export function listenToKeys(): void {
  addEventListener('keydown', (event) => {
    if (event.defaultPrevented || useDialog.getState().open !== null) return
    const isTyping =
      event.target instanceof HTMLElement && event.target.matches('input, textarea, [contenteditable]')
    const hasControl = event.ctrlKey || event.metaKey
    if (isTyping && (!hasControl || ofTextFields.has(chordOf(event)))) return
    if (runKeys(event, 'window')) event.preventDefault()
  })
}
