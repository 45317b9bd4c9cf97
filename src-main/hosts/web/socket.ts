import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { messageIn, messageText, type Link } from '../../../src-shared/contract/wire.ts'
import { socketCloseCodes, socketPath } from '../../../src-shared/contract/web-host.ts'
import type { Guard } from './guard.ts'

// a session: the most elements a view may have, at about 200 bytes each, and edits of some 20,000 nodes
const MOST_MESSAGE_BYTES = 16 * 2 ** 20
const TOKEN_DEADLINE_MS = 5_000
// a page that does not read is not sent events while this much waits for it
const MOST_WAITING_BYTES = 16 * 2 ** 20

/** Takes sockets of our own page at `socketPath` and hands over a link once it has shown the token. */
export function acceptSockets(server: Server, guard: Guard, onLink: (link: Link) => void): WebSocketServer {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MOST_MESSAGE_BYTES })
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const allowed = request.url === socketPath && guard.hostIsOurs(request) && guard.originIsOurs(request)
    if (!allowed) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    sockets.handleUpgrade(request, stream, head, (socket) => admit(socket, guard, onLink))
  })
  return sockets
}

function admit(socket: WebSocket, guard: Guard, onLink: (link: Link) => void): void {
  const timer = setTimeout(() => socket.close(socketCloseCodes.tooSlow), TOKEN_DEADLINE_MS)
  socket.on('close', () => clearTimeout(timer))
  // a broken frame or an over-long message closes the socket, which is all there is to do
  socket.on('error', () => {})
  socket.once('message', (data) => {
    clearTimeout(timer)
    if (!guard.tokenIsOurs(tokenIn(messageIn(data)))) {
      socket.close(socketCloseCodes.refused)
      return
    }
    onLink(socketLink(socket))
    socket.send(JSON.stringify({ kind: 'welcome' }))
  })
}

function socketLink(socket: WebSocket): Link {
  return {
    send: (message) => {
      if (socket.readyState !== socket.OPEN) return
      if (message.kind === 'event' && socket.bufferedAmount > MOST_WAITING_BYTES) return
      socket.send(messageText(message))
    },
    onMessage: (listener) => {
      socket.on('message', (data) => listener(messageIn(data)))
    },
    onClose: (listener) => {
      socket.on('close', () => listener('The browser closed the connection.'))
    },
    close: () => socket.close(),
  }
}

function tokenIn(message: unknown): unknown {
  return typeof message === 'object' && message !== null && 'token' in message ? message.token : undefined
}
