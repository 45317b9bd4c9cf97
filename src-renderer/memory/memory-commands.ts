import type { Mode } from '../../src-shared/contract/mode.ts'
import { isGraphOpen, offeredModes, useDataset } from '../dataset/dataset-store.ts'
import { switchMode } from '../dataset/load.ts'
import type { Command } from '../ui/commands/command.ts'
import { toggleDock } from '../ui/panels-store.ts'
import { orNotify } from '../ui/notice-store.ts'

export const memoryCommands: readonly Command[] = [
  {
    id: 'memory',
    name: 'Memory panel',
    group: 'Panels',
    keys: ['mod+m'],
    inMenu: true,
    run: () => toggleDock('memory'),
  },
  {
    id: 'toggle-mode',
    name: 'Switch the way of holding the graph',
    group: 'Dataset',
    isEnabled: isGraphOpen,
    run: () => {
      const next = nextMode()
      if (next) orNotify(switchMode(next))
    },
  },
]

/** The mode after the active one in the order of the toggle, around the end. */
function nextMode(): Mode | undefined {
  const { stage, active } = useDataset.getState()
  if (stage.at !== 'open' || !active) return undefined
  const offered = offeredModes(stage.preflight)
  return offered[(offered.indexOf(active) + 1) % offered.length]
}
