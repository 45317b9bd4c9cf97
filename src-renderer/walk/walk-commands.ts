import { isGraphOpen } from '../dataset/dataset-store.ts'
import { useView } from '../graph/view-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { showSidebar } from '../ui/panels-store.ts'
import { openMenuOnSelection } from './node-menu-store.ts'

const hasSelected = (least: number) => isGraphOpen() && useView.getState().selected.size >= least

export const walkCommands: readonly Command[] = [
  {
    id: 'node-menu',
    name: 'Menu of what is selected',
    group: 'Selection',
    keys: ['shift+f10', 'contextmenu'],
    keysIn: 'picture',
    isEnabled: () => hasSelected(1),
    run: openMenuOnSelection,
  },
  {
    id: 'neighbourhood',
    name: 'Neighbourhood of what is selected…',
    group: 'Selection',
    isEnabled: () => hasSelected(1),
    run: () => showSidebar('walk'),
  },
  {
    id: 'paths',
    name: 'Shortest paths between two selected nodes…',
    group: 'Selection',
    isEnabled: () => isGraphOpen() && useView.getState().selected.size === 2,
    run: () => showSidebar('walk'),
  },
  {
    id: 'common-neighbours',
    name: 'Common neighbours of what is selected…',
    group: 'Selection',
    isEnabled: () => hasSelected(2),
    run: () => showSidebar('walk'),
  },
]
