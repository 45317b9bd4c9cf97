import { fileURLToPath } from 'node:url'
import { BrowserWindow, nativeTheme } from 'electron'
import { pageUrl } from './page-protocol.ts'
import type { WindowState } from './window-state.ts'

const preload = fileURLToPath(new URL('../preload/preload.cjs', import.meta.url))

// what is seen until the page has drawn; the page's own backgrounds, src-renderer/ui/tokens.css
const background = { dark: '#131417', light: '#ffffff' }

/** Opens the window on the page; resolves when the page has loaded. */
export async function openWindow(state: WindowState, onCreated: (window: BrowserWindow) => void) {
  const { bounds, maximized } = await state.read()
  const window = new BrowserWindow({
    ...bounds,
    // the narrowest the panels fold down to
    minWidth: 640,
    minHeight: 480,
    title: 'Slotgraph',
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  state.follow(window)
  onCreated(window)
  await window.loadURL(pageUrl)
  return window
}
