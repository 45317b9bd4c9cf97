import * as v from 'valibot'
import { FailureSchema } from './failure-schema.ts'

/**
 * The messages on a link between two processes. All are JSON-safe. `to` names who is asked behind the link:
 * `app` for the main process, a mode for its store process, `store` on the link to a store process itself.
 */
const Id = v.pipe(v.number(), v.integer(), v.minValue(1))
const Name = v.pipe(v.string(), v.maxLength(64))

export const MessageSchema = v.variant('kind', [
  v.object({ kind: v.literal('call'), id: Id, to: Name, name: Name, params: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id: Id }),
  v.object({ kind: v.literal('progress'), id: Id, progress: v.unknown() }),
  v.object({ kind: v.literal('result'), id: Id, result: v.unknown() }),
  v.object({ kind: v.literal('failed'), id: Id, failure: FailureSchema }),
  v.object({ kind: v.literal('event'), name: Name, payload: v.unknown() }),
])
export type Message = v.InferOutput<typeof MessageSchema>

/** What is sent to and from the window, on either host. */
export function messageText(message: Message): string {
  return JSON.stringify(message)
}

/** The unparsed message in a text of the other side; `undefined` where there is none. */
export function messageIn(text: unknown): unknown {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** A two-way stream of messages: an IPC port, a socket, a child process. Delivery in order or not at all. */
export type Link = {
  send(message: Message): void
  /** Messages arrive unparsed; whoever listens validates. One listener. */
  onMessage(listener: (message: unknown) => void): void
  /** Told once when no message will come any more, with a sentence on why. Several listeners. */
  onClose(listener: (why: string) => void): void
  close(): void
}
