import { Toolbar } from 'react-aria-components'
import { IconButton } from '../ui/controls/button.tsx'
import { cls } from '../ui/class-names.ts'
import { orNotify } from '../ui/notice-store.ts'
import { request } from '../ui/requests.ts'
import css from './graph-view.module.css'
import { steps } from './history.ts'
import { layOutAgain, stopLayout } from './layout-actions.ts'
import { completeEdges, hideSelected, redo, undo } from './view-actions.ts'
import { useView } from './view-store.ts'

/** What can be done with the picture as a whole. */
export function GraphToolbar() {
  const history = useView((state) => state.history)
  const running = useView((state) => state.layoutRunning)
  const nothingSelected = useView((state) => state.selected.size === 0 && state.focus === null)
  const isEmpty = history.present.view.nodes.size < 2
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
      <IconButton
        icon="hide"
        name="Hide selected"
        shortcut="Delete"
        isDisabled={nothingSelected}
        onPress={hideSelected}
      />
      {running ? (
        <IconButton icon="stop" name="Stop layout" onPress={stopLayout} />
      ) : (
        <IconButton icon="layout" name="Lay out again" shortcut="L" onPress={() => orNotify(layOutAgain())} />
      )}
      <IconButton
        icon="edges"
        name="Draw every edge among these nodes"
        isDisabled={isEmpty}
        onPress={() => orNotify(completeEdges())}
      />
      <span className={css.divider} />
      <IconButton icon="minus" name="Zoom out" shortcut="−" onPress={() => request('zoom-out')} />
      <IconButton icon="plus" name="Zoom in" shortcut="+" onPress={() => request('zoom-in')} />
      <IconButton icon="fit" name="Fit" shortcut="F" onPress={() => request('fit')} />
    </Toolbar>
  )
}
