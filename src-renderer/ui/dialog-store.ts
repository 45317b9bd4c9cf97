import { create } from 'zustand'

export type DialogName = 'about' | 'shortcuts' | 'settings' | 'report' | 'make-graph' | 'browse' | 'export'

/** Which dialog is open; at most one. */
export const useDialog = create<{ open: DialogName | null }>(() => ({ open: null }))

export function openDialog(name: DialogName): void {
  useDialog.setState({ open: name })
}
export function closeDialog(): void {
  useDialog.setState({ open: null })
}
