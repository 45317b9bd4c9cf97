import { create } from 'zustand'
import { canvasNow } from '../graph/current-canvas.ts'
import { currentView, selectNodes, useView } from '../graph/view-store.ts'

/** Where the menu of nodes is open, in pixels of the window. */
export type Place = { readonly x: number; readonly y: number }

export const useNodeMenu = create<{ at: Place | null }>(() => ({ at: null }))

/** Opens the menu on a node: on all that are selected when it is one of them. */
export function openNodeMenu(node: number, at: Place): void {
  if (useNodeMenu.getState().at) return
  if (!useView.getState().selected.has(node)) selectNodes(new Set([node]))
  useNodeMenu.setState({ at })
}

/** Opens the menu on what is selected, beside the first of it in the picture. */
export function openMenuOnSelection(): void {
  const [node] = useView.getState().selected
  const canvas = canvasNow()
  if (node === undefined || !canvas || !currentView().nodes.has(node)) return
  useNodeMenu.setState({ at: canvas.placeInWindow(node) })
}

export function closeNodeMenu(): void {
  useNodeMenu.setState({ at: null })
}
