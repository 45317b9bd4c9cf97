import { protocol, type Session } from 'electron'
import { pageFile, pageHeaders } from '../page.ts'

const scheme = 'app'
export const pageOrigin = `${scheme}://slotgraph`
export const pageUrl = `${pageOrigin}/index.html`

/** Must run before the app is ready: makes `app://` a secure origin of its own, unlike `file://`. */
export function declarePageProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/** Serves the page's own files, with its policy, and nothing else. */
export function servePage(session: Session): void {
  session.protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === 'slotgraph' && request.method === 'GET' ? await pageFile(pathname) : undefined
    if (!file) return new Response('There is nothing here.', { status: 404, headers: pageHeaders() })
    return new Response(file.body, { headers: { ...pageHeaders(), 'Content-Type': file.type } })
  })
}
