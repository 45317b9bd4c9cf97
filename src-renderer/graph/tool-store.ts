import { create } from 'zustand'
import type { Tool } from './canvas/selection-tool.ts'

/** What dragging in the picture does, and whether the minimap is shown. */
export const useTool = create<{ readonly tool: Tool; readonly isMinimapShown: boolean }>(() => ({
  tool: 'pan',
  isMinimapShown: true,
}))

export function chooseTool(tool: Tool): void {
  useTool.setState({ tool })
}

export function toggleMinimap(): void {
  useTool.setState(({ isMinimapShown }) => ({ isMinimapShown: !isMinimapShown }))
}
