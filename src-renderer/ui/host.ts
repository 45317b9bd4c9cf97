import type { Transport } from '../transport/transport.ts'

let current: Transport | undefined

/** Set once, before anything is drawn. */
export function setHost(transport: Transport): void {
  current = transport
}

/** The way to the app, for actions. */
export function host(): Transport {
  if (!current) throw new Error('The window asked for its host before it was connected.')
  return current
}
