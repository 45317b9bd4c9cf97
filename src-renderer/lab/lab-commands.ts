import { isGraphOpen } from '../dataset/dataset-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { orNotify } from '../ui/notice-store.ts'
import { usePanels } from '../ui/panels-store.ts'
import { compareModes } from './compare-modes.ts'
import { useLab } from './lab-store.ts'

export const labCommands: readonly Command[] = [
  {
    id: 'memory-screen',
    name: 'Memory lab: live, compare, one record',
    group: 'Analysis',
    inMenu: true,
    isEnabled: isGraphOpen,
    run: () => usePanels.setState({ screen: 'memory' }),
  },
  {
    id: 'compare',
    name: 'Compare the ways of holding this graph',
    group: 'Analysis',
    isEnabled: () => isGraphOpen() && useLab.getState().progress === null,
    run: () => {
      usePanels.setState({ screen: 'memory' })
      useLab.setState({ tab: 'compare' })
      orNotify(compareModes())
    },
  },
]
