import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { FileCardAnswer } from '../../../src-shared/contract/dropped-file.ts'
import { failureOf } from '../../../src-shared/contract/failure.ts'
import { downloadPath, uploadPath } from '../../../src-shared/contract/web-host.ts'
import { App } from '../../app/app.ts'
import type { Host } from '../../app/host.ts'
import { pageFile, pageHeaders } from '../page.ts'
import { Downloads } from './downloads.ts'
import { Guard } from './guard.ts'
import { acceptSockets } from './socket.ts'
import { Uploads } from './uploads.ts'

export type WebServer = {
  /** The address to open, token included. */
  readonly url: string
  close(): Promise<void>
}

/** Serves the app to browsers on this machine, and to nobody else. `port` 0 takes a free one. */
export async function startServer(host: Host, port: number): Promise<WebServer> {
  const server = createServer()
  // the machine's own address only; nothing on the network reaches it
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const guard = new Guard((server.address() as AddressInfo).port)
  const downloads = new Downloads()
  const app = new App({ ...host, downloads })
  const uploads = new Uploads()
  server.on(
    'request',
    (request, response) => void answer(request, response, { guard, app, uploads, downloads }),
  )
  const sockets = acceptSockets(server, guard, (link) => app.serve(link))
  return {
    url: `${guard.origin}/#token=${guard.token}`,
    close: async () => {
      for (const socket of sockets.clients) socket.terminate()
      await Promise.all([app.close(), closeServer(server)])
      await Promise.all([uploads.clear(), downloads.clear()])
    },
  }
}

type Served = { guard: Guard; app: App; uploads: Uploads; downloads: Downloads }

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { guard, app, uploads, downloads }: Served,
): Promise<void> {
  const headers = pageHeaders(`ws://${guard.host}`)
  const reply = (status: number, type: string, body: string | Buffer) => {
    // what is still being sent is not read
    if (!request.complete) response.setHeader('Connection', 'close')
    response.writeHead(status, { ...headers, 'Content-Type': type }).end(body)
  }
  const refuse = (status: number, why: string) => {
    reply(status, 'text/plain; charset=utf-8', why)
  }
  // 421: "not able to produce a response" for this host (RFC 9110, 15.5.20)
  if (!guard.hostIsOurs(request)) return refuse(421, `This server is ${guard.origin}.`)
  const { pathname, searchParams } = new URL(request.url ?? '/', guard.origin)
  if (pathname === uploadPath) {
    const token = request.headers.authorization?.replace(/^Bearer /, '')
    if (request.method !== 'POST') return refuse(405, 'Uploads are posted.')
    if (!guard.originIsOurs(request) || !guard.tokenIsOurs(token)) return refuse(403, 'Not allowed.')
    const card: FileCardAnswer = await uploads
      .take(request, searchParams.get('name') ?? '')
      .then((path) => app.passingCard(path))
      .catch((thrown: unknown) => ({ failure: failureOf(thrown) }))
    return reply(200, 'application/json', JSON.stringify(card))
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Not allowed.')
  if (pathname.startsWith(downloadPath)) {
    // a look at the address is no download
    if (request.method === 'HEAD') return refuse(405, 'Downloads are fetched.')
    const sent = await downloads.send(pathname.slice(downloadPath.length), response, headers)
    return sent ? undefined : refuse(404, 'This file was fetched already, or is not there any more.')
  }
  const file = await pageFile(pathname)
  if (!file) return refuse(404, 'There is nothing here.')
  reply(200, file.type, file.body)
}

async function closeServer(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}
