import type { ParseArgsConfig } from 'node:util'

/** One word after `slotgraph`. Each command is a file of its own, listed in `commands.ts`. */
export type Command = {
  /** One line, for the list of commands. */
  readonly summary: string
  /** What `--help` prints after the summary: usage first, then options and examples. */
  readonly help: string
  readonly options: NonNullable<ParseArgsConfig['options']>
  /** Does the work; throws `UsageError` for arguments that make no sense, and failures as they come. */
  run(input: CommandInput): Promise<void>
}

export type CommandInput = {
  readonly values: Readonly<Record<string, unknown>>
  readonly positionals: readonly string[]
  readonly terminal: Terminal
  /** Aborts on the first Ctrl C. */
  readonly signal: AbortSignal
}

/** Where a command writes. Results go out; progress is shown only to a person. */
export type Terminal = {
  print(line: string): void
  /** Replaces the line of progress; nothing unless stderr is a terminal. */
  progress(line: string): void
}

/** Arguments that make no sense; the message says which. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** Exit codes, as `slotgraph --help` documents them. */
export const exitCodes = { done: 0, failed: 1, usage: 2, cancelled: 130 } as const

/** The only positional argument, or all but the options were wrong. */
export function onePositional(positionals: readonly string[], what: string): string {
  const [only, ...more] = positionals
  if (only === undefined) throw new UsageError(`It needs ${what}.`)
  if (more.length > 0)
    throw new UsageError(`It takes one argument, ${what}; “${more.join(' ')}” is too much.`)
  return only
}

/** A whole number from an option; accepts `1_000_000`, `1,000,000` and `1e6`. */
export function wholeNumber(value: unknown, option: string, least: number, most: number): number {
  const number =
    typeof value === 'string' && value.trim() !== '' ? Number(value.replaceAll(/[_,]/g, '')) : Number.NaN
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new UsageError(`--${option} takes a whole number from ${least} to ${most}, not “${String(value)}”.`)
  }
  return number
}
