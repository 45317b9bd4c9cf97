import type { AppEvents } from '../../src-shared/contract/app-calls.ts'

/** What menus, keys and buttons far from each other ask for by name. */
export type Command = AppEvents['command']['name']

const listeners = new Map<Command, Set<() => void>>()

/** Runs `listener` when the command is given; returns how to stop that. */
export function onCommand(name: Command, listener: () => void): () => void {
  const those = listeners.get(name) ?? new Set()
  those.add(listener)
  listeners.set(name, those)
  return () => {
    those.delete(listener)
  }
}

export function giveCommand(name: Command): void {
  for (const listener of listeners.get(name) ?? []) listener()
}
