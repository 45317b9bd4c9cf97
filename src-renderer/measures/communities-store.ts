import { create } from 'zustand'
import { usePanels } from '../ui/panels-store.ts'

/** Which grouping the communities screen shows; `null` before one was worked out. */
export const useCommunities = create<{ readonly name: string | null }>(() => ({ name: null }))

/** Opens the screen that draws one node a group. */
export function showCommunities(name: string): void {
  useCommunities.setState({ name })
  usePanels.setState({ screen: 'communities' })
}
