import { isGraphOpen } from '../dataset/dataset-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { orNotify } from '../ui/notice-store.ts'
import { saveSession } from './keep-session.ts'
import { startAfresh } from './restore-session.ts'

export const sessionCommands: readonly Command[] = [
  {
    id: 'save-session',
    name: 'Save session…',
    group: 'Dataset',
    keys: ['mod+s'],
    inMenu: true,
    isEnabled: isGraphOpen,
    run: () => orNotify(saveSession()),
  },
  {
    id: 'start-afresh',
    name: 'Start afresh, without what was done so far',
    group: 'Dataset',
    isEnabled: isGraphOpen,
    run: () => orNotify(startAfresh()),
  },
]
