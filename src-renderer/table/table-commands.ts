import { isGraphOpen } from '../dataset/dataset-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { toggleDock } from '../ui/panels-store.ts'

export const tableCommands: readonly Command[] = [
  {
    id: 'table',
    name: 'Table of nodes and edges',
    group: 'Panels',
    keys: ['mod+j'],
    inMenu: true,
    isEnabled: isGraphOpen,
    run: () => toggleDock('table'),
  },
]
