import { create } from 'zustand'
import type { About } from '../../src-shared/contract/app-calls.ts'

/** What the app said of itself when the window connected; set before anything is drawn. */
export const useAbout = create<{ about: About | null }>(() => ({ about: null }))
