/** Where the web host's page opens its socket; the token is its first message, `{ token }`. */
export const socketPath = '/socket'
/** Where it sends files that a person dropped: the body is the file, `?name=` its name, the token a bearer. */
export const uploadPath = '/upload'
/** Where it fetches files that were written for it: a token that works once follows. */
export const downloadPath = '/download/'

/** Why the web host closes a socket; codes from 4000 are an application's own (RFC 6455, 7.4.2). */
export const socketCloseCodes = {
  /** The token is not that of this server. */
  refused: 4401,
  /** No token came in time. */
  tooSlow: 4408,
} as const
