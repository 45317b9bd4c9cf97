import { app, session, type WebContents } from 'electron'
import { pageOrigin } from './page-protocol.ts'

/**
 * What Electron's security checklist asks for beyond the options of the window: no page but ours, no new
 * windows, no permissions, no requests to anywhere else.
 */
export function lockDown(): void {
  const { defaultSession } = session
  defaultSession.setPermissionRequestHandler((_contents, _permission, decide) => decide(false))
  defaultSession.setPermissionCheckHandler(() => false)
  defaultSession.setDevicePermissionHandler(() => false)
  defaultSession.on('will-download', (event, item) => {
    // pictures and tables that the page itself has made
    if (!item.getURL().startsWith(`blob:${pageOrigin}`)) event.preventDefault()
  })
  defaultSession.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !isOurs(details.url) })
  })
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // a page may load itself anew, as after a fault, and go nowhere else
  const stay = (event: { url: string; isMainFrame: boolean; preventDefault: () => void }) => {
    if (!event.isMainFrame || event.url !== contents.getURL()) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function isOurs(url: string): boolean {
  const own = [`${pageOrigin}/`, `blob:${pageOrigin}/`, 'data:', 'devtools://']
  return own.some((prefix) => url.startsWith(prefix))
}
