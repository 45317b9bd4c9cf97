import { parseArgs } from 'node:util'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { failureText } from '../../src-shared/contract/failure-help.ts'
import { exitCodes, UsageError, type Command, type Terminal } from './command.ts'
import { commands } from './commands.ts'

/** Carries out one command line, without the program's name; returns the exit code. Never throws. */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal & { error(line: string): void },
  signal: AbortSignal,
): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    const topic = name === 'help' && rest[0] !== undefined ? commands[rest[0]] : undefined
    terminal.print(topic === undefined ? overview() : `${topic.summary}\n\n${topic.help}`)
    return name === undefined ? exitCodes.usage : exitCodes.done
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (command === undefined) {
    terminal.error(`slotgraph: there is no command “${name}”. “slotgraph --help” lists them.`)
    return exitCodes.usage
  }
  return runCommand(name, command, rest, terminal, signal)
}

async function runCommand(
  name: string,
  command: Command,
  args: string[],
  terminal: Terminal & { error(line: string): void },
  signal: AbortSignal,
): Promise<number> {
  try {
    const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const
    const { values, positionals } = parse(args, options)
    if (values['help'] === true) {
      terminal.print(`${command.summary}\n\n${command.help}`)
      return exitCodes.done
    }
    await command.run({ values, positionals, terminal, signal })
    return exitCodes.done
  } catch (error) {
    terminal.progress('')
    if (error instanceof UsageError) {
      terminal.error(`slotgraph ${name}: ${error.message} “slotgraph ${name} --help” says more.`)
      return exitCodes.usage
    }
    const failure = failureOf(error)
    if (failure.code === 'cancelled') {
      terminal.error('Cancelled.')
      return exitCodes.cancelled
    }
    const { title, detail, remedy } = failureText(failure)
    terminal.error(`slotgraph ${name}: ${title}. ${detail}${remedy === '' ? '' : `\n${remedy}`}`)
    return exitCodes.failed
  }
}

function parse(
  args: string[],
  options: Command['options'],
): { values: Record<string, unknown>; positionals: string[] } {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  return [
    'Slotgraph: graphs that live in SQLite, and what each way of holding them in memory costs.',
    '',
    'Usage: slotgraph COMMAND [ARGUMENTS]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    '“slotgraph COMMAND --help” says more. Results go to stdout, messages to stderr.',
    'Exit codes: 0 done, 1 failed, 2 wrong arguments, 130 cancelled.',
  ].join('\n')
}
