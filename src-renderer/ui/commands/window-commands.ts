import { isGraphOpen } from '../../dataset/dataset-store.ts'
import { openDialog } from '../dialog-store.ts'
import { showSidebar, toggleInspector, toggleSidebar } from '../panels-store.ts'
import { request } from '../requests.ts'
import type { Command } from './command.ts'

export const windowCommands: readonly Command[] = [
  {
    id: 'find',
    name: 'Find a node or run a command',
    group: 'Find',
    keys: ['mod+k', '/'],
    run: () => request('find'),
  },
  {
    id: 'filter',
    name: 'Filter',
    group: 'Find',
    keys: ['mod+shift+f'],
    isEnabled: isGraphOpen,
    run: () => showSidebar('filter'),
  },
  {
    id: 'sidebar',
    name: 'Sidebar',
    group: 'Panels',
    keys: ['mod+b'],
    inMenu: true,
    isEnabled: isGraphOpen,
    run: toggleSidebar,
  },
  {
    id: 'inspector',
    name: 'Inspector',
    group: 'Panels',
    keys: ['mod+i'],
    inMenu: true,
    isEnabled: isGraphOpen,
    run: toggleInspector,
  },
  {
    id: 'settings',
    name: 'Settings…',
    group: 'Slotgraph',
    keys: ['mod+,'],
    inMenu: true,
    run: () => openDialog('settings'),
  },
  {
    id: 'shortcuts',
    name: 'Keyboard shortcuts…',
    group: 'Slotgraph',
    keys: ['?'],
    inMenu: true,
    run: () => openDialog('shortcuts'),
  },
  { id: 'about', name: 'About Slotgraph…', group: 'Slotgraph', inMenu: true, run: () => openDialog('about') },
]
