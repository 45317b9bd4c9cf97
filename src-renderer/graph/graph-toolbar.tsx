import { Toolbar } from 'react-aria-components'
import { IconButton, IconToggle } from '../ui/controls/button.tsx'
import { cls } from '../ui/class-names.ts'
import { orNotify } from '../ui/notice-store.ts'
import css from './graph-view.module.css'
import { steps } from './history.ts'
import { layOutAgain, stopLayout } from './layout-actions.ts'
import { LayoutMenu } from './layout-menu.tsx'
import { chooseTool, useTool } from './tool-store.ts'
import { completeEdges, hideSelected, redo, togglePinned, undo } from './view-actions.ts'
import { useView } from './view-store.ts'

/** What can be done with the picture as a whole. */
export function GraphToolbar() {
  const history = useView((state) => state.history)
  const running = useView((state) => state.layoutRunning)
  const selected = useView((state) => state.selected)
  const nothingSelected = useView((state) => state.selected.size === 0 && state.focus === null)
  const isEmpty = history.present.view.nodes.size < 2
  const isPinned = selected.size > 0 && [...selected].every((node) => history.present.view.pinned.has(node))
  const { tool } = useTool()
  const { undo: undoes, redo: redoes } = steps(history)
  return (
    <Toolbar aria-label="Picture" className={cls(css.toolbar)}>
      <IconButton
        icon="undo"
        name={undoes ? `Undo: ${undoes}` : 'Undo'}
        shortcut="Ctrl Z"
        isDisabled={!undoes}
        onPress={undo}
      />
      <IconButton
        icon="redo"
        name={redoes ? `Redo: ${redoes}` : 'Redo'}
        shortcut="Ctrl Shift Z"
        isDisabled={!redoes}
        onPress={redo}
      />
      <span className={css.divider} />
      <IconToggle
        icon="rectangle"
        name="Select by rectangle"
        shortcut="Shift and drag"
        isSelected={tool === 'rectangle'}
        onChange={(on) => chooseTool(on ? 'rectangle' : 'pan')}
      />
      <IconToggle
        icon="lasso"
        name="Select by lasso"
        shortcut="Alt and drag"
        isSelected={tool === 'lasso'}
        onChange={(on) => chooseTool(on ? 'lasso' : 'pan')}
      />
      <IconToggle
        icon="pin"
        name={isPinned ? 'Unpin selected' : 'Pin selected'}
        shortcut="P"
        isSelected={isPinned}
        isDisabled={selected.size === 0}
        onChange={() => togglePinned(selected)}
      />
      <IconButton
        icon="hide"
        name="Hide selected"
        shortcut="Delete"
        isDisabled={nothingSelected}
        onPress={hideSelected}
      />
      <span className={css.divider} />
      {running ? (
        <IconButton icon="stop" name="Stop layout" onPress={stopLayout} />
      ) : (
        <IconButton icon="layout" name="Lay out again" shortcut="L" onPress={() => orNotify(layOutAgain())} />
      )}
      <LayoutMenu />
      <IconButton
        icon="edges"
        name="Draw every edge among these nodes"
        isDisabled={isEmpty}
        onPress={() => orNotify(completeEdges())}
      />
    </Toolbar>
  )
}
