import { create } from 'zustand'
import type { Settings } from '../../src-shared/contract/app-calls.ts'
import { host } from './host.ts'
import { orNotify } from './notice-store.ts'

/** What the person set, as the app keeps it between starts. */
export const useSettings = create<Settings>(() => ({
  theme: 'system',
  panels: {},
  elementLimit: 2000,
  webgl: false,
}))

/** Waits this long after a change, so that dragging a panel's edge is saved once. */
const saveAfterMs = 400
let saving: ReturnType<typeof setTimeout> | undefined

/** Changes settings at once and saves them a moment later. */
export function changeSettings(change: Partial<Settings>): void {
  useSettings.setState(change)
  clearTimeout(saving)
  saving = setTimeout(() => {
    const { theme, panels, elementLimit, webgl } = useSettings.getState()
    orNotify(host().app.saveSettings({ theme, panels, elementLimit, webgl }))
  }, saveAfterMs)
}

/** Sizes of a group of panels as they were left. */
export function savedPanels(group: string): readonly number[] | undefined {
  return useSettings.getState().panels[group]
}

export function savePanels(group: string, sizes: readonly number[]): void {
  changeSettings({ panels: { ...useSettings.getState().panels, [group]: [...sizes] } })
}

/** Puts the theme on the document, where the design tokens look for it. */
export function applyTheme(theme: Settings['theme']): void {
  if (theme === 'system') document.documentElement.removeAttribute('data-theme')
  else document.documentElement.dataset['theme'] = theme
}
