import type { Command } from '../ui/commands/command.ts'

/** How well a command's name fits what was typed. */
export type CommandMatch = { readonly command: Command; readonly startsName: boolean }

/**
 * Commands each word of `text` starts a word of, in their name or the name of their group; those whose name starts
 * with the text come first, then those run lately, then as in the table. All of them when the text is empty.
 */
export function matchCommands(
  commands: readonly Command[],
  text: string,
  recent: readonly string[],
): readonly CommandMatch[] {
  const typed = text.toLowerCase()
  const words = typed.split(/\s+/).filter(Boolean)
  const rank = ({ command, startsName }: CommandMatch) => {
    const at = recent.indexOf(command.id)
    return (startsName ? 0 : 1000) + (at < 0 ? 100 : at)
  }
  return commands
    .filter(({ name, group }) => {
      const starts = `${group} ${name}`.toLowerCase().split(/[^\p{L}\p{N}]+/u)
      return words.every((word) => starts.some((start) => start.startsWith(word)))
    })
    .map((command) => ({
      command,
      startsName: typed !== '' && command.name.toLowerCase().startsWith(typed),
    }))
    .toSorted((a, b) => rank(a) - rank(b))
}
