/** What is asked of a part of the window that may not be drawn; nobody listening means nothing to do. */
export type Request = 'find' | 'fit' | 'fit-selected' | 'zoom-in' | 'zoom-out'

const listeners = new Map<Request, Set<() => void>>()

/** Runs `listener` when `name` is asked for; returns how to stop that. */
export function onRequest(name: Request, listener: () => void): () => void {
  const those = listeners.get(name) ?? new Set()
  those.add(listener)
  listeners.set(name, those)
  return () => {
    those.delete(listener)
  }
}

export function request(name: Request): void {
  for (const listener of listeners.get(name) ?? []) listener()
}
