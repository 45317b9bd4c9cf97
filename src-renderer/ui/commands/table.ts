import { datasetCommands } from '../../dataset/dataset-commands.ts'
import { exportCommands } from '../../export/export-commands.ts'
import { pictureCommands } from '../../graph/picture-commands.ts'
import { labCommands } from '../../lab/lab-commands.ts'
import { measureCommands } from '../../measures/measure-commands.ts'
import { memoryCommands } from '../../memory/memory-commands.ts'
import { sessionCommands } from '../../session/session-commands.ts'
import { tableCommands } from '../../table/table-commands.ts'
import { walkCommands } from '../../walk/walk-commands.ts'
import { commandGroups, type Command, type CommandGroup } from './command.ts'
import { windowCommands } from './window-commands.ts'

/** Every command of the window. To add one, add it to the list of its folder. */
export const commands: readonly Command[] = [
  ...datasetCommands,
  ...sessionCommands,
  ...exportCommands,
  ...pictureCommands,
  ...walkCommands,
  ...windowCommands,
  ...memoryCommands,
  ...tableCommands,
  ...measureCommands,
  ...labCommands,
]

const byId = new Map(commands.map((command) => [command.id, command]))

/** The command that the menu bar of the system, or a recent one, names. */
export function commandNamed(id: string): Command | undefined {
  return byId.get(id)
}

/** Runs a command unless it cannot be run now; tells whether it was. */
export function runCommand(id: string): boolean {
  const command = byId.get(id)
  if (!command || command.isEnabled?.() === false) return false
  command.run()
  return true
}

/** Commands that `wanted` picks by group, in the order of the groups; groups without any are left out. */
export function grouped(
  wanted: (command: Command) => boolean,
): readonly { readonly group: CommandGroup; readonly commands: readonly Command[] }[] {
  return commandGroups
    .map((group) => ({
      group,
      commands: commands.filter((command) => command.group === group && wanted(command)),
    }))
    .filter((each) => each.commands.length > 0)
}
