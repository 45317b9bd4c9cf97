import { create } from 'zustand'

/** Which side panels are unfolded. */
export const usePanels = create<{ isSidebarOpen: boolean; isInspectorOpen: boolean }>(() => ({
  isSidebarOpen: true,
  isInspectorOpen: true,
}))

export function toggleSidebar(): void {
  usePanels.setState(({ isSidebarOpen }) => ({ isSidebarOpen: !isSidebarOpen }))
}
export function toggleInspector(): void {
  usePanels.setState(({ isInspectorOpen }) => ({ isInspectorOpen: !isInspectorOpen }))
}
