import { FailureError } from '../../src-shared/contract/failure.ts'
import { socketCloseCodes, socketPath } from '../../src-shared/contract/web-host.ts'
import { messageIn, messageText, type Link } from '../../src-shared/contract/wire.ts'
import { upload } from './upload.ts'
import type { WindowHost } from './window-host.ts'

const tokenKey = 'slotgraph-token'

/** The window in a browser: a socket to the server that served the page. */
export function webHost(): WindowHost {
  const token = takeToken()
  return {
    openLink: () => openSocket(token),
    mayRetry: (error) => !(error instanceof RefusedError),
    fileCardFor: (file, options) => upload(file, token, options),
  }
}

/** The server does not know our token: it is another one, started since. */
class RefusedError extends FailureError {}

/** The token from the address; kept for reloads of this tab only, and out of the address from then on. */
function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token')
  if (token === null) return sessionStorage.getItem(tokenKey) ?? ''
  sessionStorage.setItem(tokenKey, token)
  history.replaceState(null, '', location.pathname)
  return token
}

function openSocket(token: string): Promise<Link> {
  const socket = new WebSocket(`ws://${location.host}${socketPath}`)
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => socket.send(JSON.stringify({ token })))
    // the first message is the server's welcome
    socket.addEventListener('message', () => resolve(socketLink(socket)), { once: true })
    socket.addEventListener('close', ({ code }) => {
      reject(
        code === socketCloseCodes.refused
          ? new RefusedError({ code: 'disconnected', detail: 'Open the address that the server printed.' })
          : new FailureError({ code: 'disconnected', detail: 'The server does not answer; is it running?' }),
      )
    })
  })
}

function socketLink(socket: WebSocket): Link {
  return {
    send: (message) => socket.send(messageText(message)),
    onMessage: (listener) => {
      socket.addEventListener('message', ({ data }) => listener(messageIn(data)))
    },
    onClose: (listener) => {
      socket.addEventListener('close', () => listener('The connection to the server was lost.'))
    },
    close: () => socket.close(),
  }
}
