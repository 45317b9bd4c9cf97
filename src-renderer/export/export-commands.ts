import { isGraphOpen } from '../dataset/dataset-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { openDialog } from '../ui/dialog-store.ts'
import { choose, type AnyFormat } from './export-store.ts'

function open(format?: AnyFormat): void {
  if (format) choose({ format })
  openDialog('export')
}

export const exportCommands: readonly Command[] = [
  {
    id: 'export',
    name: 'Export…',
    group: 'Dataset',
    keys: ['mod+e'],
    inMenu: true,
    isEnabled: isGraphOpen,
    run: open,
  },
  {
    id: 'export-picture',
    name: 'Save the picture as PNG…',
    group: 'Picture',
    isEnabled: isGraphOpen,
    run: () => open('png'),
  },
]
