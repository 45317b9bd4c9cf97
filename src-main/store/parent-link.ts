import type { Link, Message } from '../../src-shared/contract/wire.ts'

/** What Electron gives a utility process to talk to its parent; typed here so that no store imports electron. */
type ParentPort = {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/**
 * The link from a store process to the process that started it: `parentPort` under Electron's
 * `utilityProcess.fork`, `process.send` under `child_process.fork`. Closes when the parent goes away.
 */
export function parentLink(): Link {
  const port = (process as { parentPort?: ParentPort }).parentPort
  const closers: ((why: string) => void)[] = []
  const close = (why: string) => closers.splice(0).forEach((closer) => closer(why))
  if (port) {
    return {
      send: (message) => port.postMessage(message),
      onMessage: (listener) => port.on('message', (event) => listener(event.data)),
      onClose: (listener) => closers.push(listener),
      close: () => close('closed'),
    }
  }
  if (!process.send) throw new Error('a store process is started by fork, not by hand')
  process.on('disconnect', () => close('the parent process went away'))
  return {
    send: (message: Message) => {
      // a parent that has just gone is told by 'disconnect'
      if (process.connected) process.send!(message, undefined, undefined, () => {})
    },
    onMessage: (listener) => process.on('message', listener),
    onClose: (listener) => closers.push(listener),
    close: () => process.disconnect(),
  }
}
