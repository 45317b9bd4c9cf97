import { create } from 'zustand'

export type SidebarTab = 'overview' | 'filter' | 'walk' | 'nodes' | 'style' | 'measures'
export type DockTab = 'table' | 'memory'
export type OpenScreen = 'graph' | 'communities' | 'memory'

export type PanelsState = {
  readonly isSidebarOpen: boolean
  readonly isInspectorOpen: boolean
  readonly sidebarTab: SidebarTab
  /** What the bottom dock shows; `null` when it is closed. */
  readonly dock: DockTab | null
  /** What is shown of an open dataset. */
  readonly screen: OpenScreen
}

/** Which panels are unfolded, and on which tab. */
export const usePanels = create<PanelsState>(() => ({
  isSidebarOpen: true,
  isInspectorOpen: true,
  sidebarTab: 'overview',
  dock: null,
  screen: 'graph',
}))

export function toggleSidebar(): void {
  usePanels.setState(({ isSidebarOpen }) => ({ isSidebarOpen: !isSidebarOpen }))
}
export function toggleInspector(): void {
  usePanels.setState(({ isInspectorOpen }) => ({ isInspectorOpen: !isInspectorOpen }))
}

/** Unfolds the sidebar on a tab. */
export function showSidebar(sidebarTab: SidebarTab): void {
  usePanels.setState({ isSidebarOpen: true, sidebarTab })
}

/** Opens the dock on a tab, or closes it when it shows that tab. */
export function toggleDock(tab: DockTab): void {
  usePanels.setState(({ dock }) => ({ dock: dock === tab ? null : tab }))
}
export function closeDock(): void {
  usePanels.setState({ dock: null })
}
