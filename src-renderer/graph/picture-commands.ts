import { isGraphOpen } from '../dataset/dataset-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { orNotify } from '../ui/notice-store.ts'
import { request } from '../ui/requests.ts'
import { steps } from './history.ts'
import { layOutAgain, layOutBy, stopLayout } from './layout-actions.ts'
import type { LayoutChoice } from './layout/layout-choice.ts'
import { layoutNames } from './layout/layout-names.ts'
import { toggleMinimap } from './tool-store.ts'
import { canWalk, walkTrail } from './trail-actions.ts'
import { completeEdges, expandNode, hideSelected, redo, togglePinned, undo } from './view-actions.ts'
import { currentView, focusOn, selectNodes, useView } from './view-store.ts'

const isDrawn = () => isGraphOpen() && currentView().nodes.size > 0
const isSelected = () =>
  isGraphOpen() && (useView.getState().selected.size > 0 || useView.getState().focus !== null)

/** Layouts that need nothing to be chosen. */
const plainLayouts: readonly LayoutChoice[] = [
  { name: 'fcose', spacing: 1 },
  { name: 'force', spacing: 1 },
  { name: 'hierarchical', spacing: 1, direction: 'down' },
  { name: 'concentric', spacing: 1, order: { by: 'degree' } },
  { name: 'circle', spacing: 1, order: { by: 'degree' } },
  { name: 'grid', spacing: 1, order: { by: 'degree' } },
]

/** What can be done with the picture and with what is selected in it. */
export const pictureCommands: readonly Command[] = [
  {
    id: 'back',
    name: 'Back to the view before',
    group: 'View',
    keys: ['alt+arrowleft'],
    isEnabled: () => isGraphOpen() && canWalk(-1),
    run: () => walkTrail(-1),
  },
  {
    id: 'forward',
    name: 'Forward to the view gone back from',
    group: 'View',
    keys: ['alt+arrowright'],
    isEnabled: () => isGraphOpen() && canWalk(1),
    run: () => walkTrail(1),
  },
  {
    id: 'undo',
    name: 'Undo',
    group: 'View',
    keys: ['mod+z'],
    isEnabled: () => isGraphOpen() && steps(useView.getState().history).undo !== undefined,
    run: undo,
  },
  {
    id: 'redo',
    name: 'Redo',
    group: 'View',
    keys: ['mod+shift+z', 'mod+y'],
    isEnabled: () => isGraphOpen() && steps(useView.getState().history).redo !== undefined,
    run: redo,
  },
  {
    id: 'fit',
    name: 'Fit the picture',
    group: 'Picture',
    keys: ['f'],
    isEnabled: isDrawn,
    run: () => request('fit'),
  },
  {
    id: 'fit-selected',
    name: 'Fit what is selected',
    group: 'Picture',
    keys: ['shift+f'],
    isEnabled: () => isGraphOpen() && useView.getState().selected.size > 0,
    run: () => request('fit-selected'),
  },
  {
    id: 'zoom-in',
    name: 'Zoom in',
    group: 'Picture',
    keys: ['+', '='],
    keysIn: 'picture',
    isEnabled: isDrawn,
    run: () => request('zoom-in'),
  },
  {
    id: 'zoom-out',
    name: 'Zoom out',
    group: 'Picture',
    keys: ['-'],
    keysIn: 'picture',
    isEnabled: isDrawn,
    run: () => request('zoom-out'),
  },
  {
    id: 'lay-out',
    name: 'Lay out again',
    group: 'Picture',
    keys: ['l'],
    keysIn: 'picture',
    isEnabled: isDrawn,
    run: () => orNotify(layOutAgain()),
  },
  {
    id: 'stop-layout',
    name: 'Stop the layout',
    group: 'Picture',
    isEnabled: () => useView.getState().layoutRunning,
    run: stopLayout,
  },
  ...plainLayouts.map((layout): Command => ({
    id: `lay-out-${layout.name}`,
    name: `Lay out: ${layoutNames[layout.name]}`,
    group: 'Picture',
    isEnabled: isDrawn,
    run: () => orNotify(layOutBy(layout)),
  })),
  {
    id: 'minimap',
    name: 'Minimap',
    group: 'Picture',
    isEnabled: isGraphOpen,
    run: toggleMinimap,
  },
  {
    id: 'complete-edges',
    name: 'Draw every edge among these nodes',
    group: 'Picture',
    isEnabled: isDrawn,
    run: () => orNotify(completeEdges()),
  },
  {
    id: 'select-all',
    name: 'Select every node drawn',
    group: 'Selection',
    keys: ['mod+a'],
    keysIn: 'picture',
    isEnabled: isDrawn,
    run: () => selectNodes(new Set(currentView().nodes.keys())),
  },
  {
    id: 'select-nothing',
    name: 'Select nothing',
    group: 'Selection',
    keys: ['escape'],
    keysIn: 'picture',
    isEnabled: isSelected,
    run: () => focusOn(null),
  },
  {
    id: 'expand',
    name: 'Expand the selected node',
    group: 'Selection',
    keys: ['enter'],
    keysIn: 'picture',
    isEnabled: () => isGraphOpen() && useView.getState().focus?.type === 'node',
    run: () => {
      const { focus } = useView.getState()
      const node = focus?.type === 'node' && currentView().nodes.get(focus.index)
      if (node) orNotify(expandNode(node))
    },
  },
  {
    id: 'pin',
    name: 'Pin or unpin what is selected',
    group: 'Selection',
    keys: ['p'],
    keysIn: 'picture',
    isEnabled: () => isGraphOpen() && useView.getState().selected.size > 0,
    run: () => togglePinned(useView.getState().selected),
  },
  {
    id: 'hide',
    name: 'Hide what is selected',
    group: 'Selection',
    keys: ['delete', 'backspace'],
    keysIn: 'picture',
    isEnabled: isSelected,
    run: hideSelected,
  },
]
