import type { Link } from '../../src-shared/contract/wire.ts'

/** How a process ended, as far as the host can tell. */
export type Exit = {
  readonly code: number | null
  readonly signal: string | null
  /** The end of what it wrote to stderr: V8 says there why it gave up. */
  readonly lastWords: string
}

/** A store process as its starter sees it. */
export type Child = {
  /** Closes when the process has ended, after `onExit` listeners were told. */
  readonly link: Link
  /** `undefined` until the system has given one, and again when the process could not be started. */
  readonly pid: number | undefined
  /** Ends it at once, whatever it is doing; its memory is back when `onExit` tells. */
  kill(): void
  onExit(listener: (exit: Exit) => void): void
}

/** Starts a store process. Each host has its own way. */
export type Spawn = () => Child
