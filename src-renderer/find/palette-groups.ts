import type { SearchHit, ViewNode } from '../../src-shared/contract/graph.ts'
import type { Command } from '../ui/commands/command.ts'
import { matchCommands } from './match-commands.ts'
import type { PaletteQuery } from './palette-query.ts'

/** A row of the palette. */
export type PaletteItem =
  | { readonly type: 'command'; readonly key: string; readonly command: Command }
  | { readonly type: 'node'; readonly key: string; readonly node: ViewNode; readonly hit?: SearchHit }
export type PaletteGroup = { readonly name: string; readonly items: readonly PaletteItem[] }

/** What was chosen before, the latest first. */
export type Recent =
  { readonly type: 'command'; readonly id: string } | { readonly type: 'node'; readonly node: ViewNode }

/** Commands beside nodes: more would push the nodes out of sight. */
const commandsBesideNodes = 5
const recentsShown = 6

/**
 * The rows to show: recent ones while nothing is typed, else commands and nodes. Nodes come first, unless the text
 * starts a command's name: then it is the more likely to be meant. `commands` are those that can be run now.
 */
export function paletteGroups(
  { text, commandsOnly }: PaletteQuery,
  commands: readonly Command[],
  hits: readonly SearchHit[],
  recents: readonly Recent[],
): readonly PaletteGroup[] {
  const recentIds = recents.flatMap((each) => (each.type === 'command' ? [each.id] : []))
  const matches = matchCommands(commands, text, recentIds)
  const asItems = (found: typeof matches) => found.map(({ command }) => commandItem(command))
  if (commandsOnly) return present([{ name: 'Commands', items: asItems(matches) }])
  if (text === '') {
    const latest = recentItems(recents, commands).slice(0, recentsShown)
    const shown = new Set(latest.map(({ key }) => key))
    const others = asItems(matches).filter(({ key }) => !shown.has(key))
    return present([
      { name: 'Recent', items: latest },
      { name: 'Commands', items: others },
    ])
  }
  const found = { name: 'Commands', items: asItems(matches).slice(0, commandsBesideNodes) }
  const nodes = { name: 'Nodes', items: hits.map((hit) => nodeItem(hit.node, hit)) }
  const isCommandMeant = text.length > 1 && matches[0]?.startsName === true
  return present(isCommandMeant ? [found, nodes] : [nodes, found])
}

function commandItem(command: Command): PaletteItem {
  return { type: 'command', key: `command ${command.id}`, command }
}

function nodeItem(node: ViewNode, hit?: SearchHit): PaletteItem {
  return { type: 'node', key: `node ${node.index}`, node, ...(hit && { hit }) }
}

function recentItems(recents: readonly Recent[], commands: readonly Command[]): PaletteItem[] {
  return recents.flatMap((recent) => {
    if (recent.type === 'node') return [nodeItem(recent.node)]
    const command = commands.find(({ id }) => id === recent.id)
    return command ? [commandItem(command)] : []
  })
}

function present(groups: readonly PaletteGroup[]): readonly PaletteGroup[] {
  return groups.filter(({ items }) => items.length > 0)
}
