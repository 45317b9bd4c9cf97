import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const TOKEN_BYTES = 32

/**
 * Who may talk to the server. Any page in the person's browser can reach 127.0.0.1, and a name of somebody
 * else's can be made to point there: so the `Host` must be ours to the letter, so must the `Origin` of a
 * page that asks for more than files of the page, and it must know the token that only the printed address
 * carries.
 */
export class Guard {
  readonly host: string
  readonly origin: string
  /** 256 random bits in hex, new with every start. */
  readonly token = randomBytes(TOKEN_BYTES).toString('hex')

  constructor(port: number) {
    this.host = `127.0.0.1:${port}`
    this.origin = `http://${this.host}`
  }

  hostIsOurs(request: IncomingMessage): boolean {
    return request.headers.host === this.host
  }

  originIsOurs(request: IncomingMessage): boolean {
    return request.headers.origin === this.origin
  }

  tokenIsOurs(token: unknown): boolean {
    return typeof token === 'string' && timingSafeEqual(digest(token), digest(this.token))
  }
}

// equal lengths for the comparison, whatever was sent
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
