import { Toolbar } from 'react-aria-components'
import { cls } from '../ui/class-names.ts'
import { IconButton, IconToggle } from '../ui/controls/button.tsx'
import { request } from '../ui/requests.ts'
import css from './graph-view.module.css'
import { toggleMinimap, useTool } from './tool-store.ts'

/** How near and which part of the picture is seen, beside the minimap that shows it. */
export function ZoomToolbar() {
  const isMinimapShown = useTool((state) => state.isMinimapShown)
  return (
    <Toolbar aria-label="Zoom" className={cls(css.toolbar, css.zoom)}>
      <IconButton icon="minus" name="Zoom out" shortcut="−" onPress={() => request('zoom-out')} />
      <IconButton icon="plus" name="Zoom in" shortcut="+" onPress={() => request('zoom-in')} />
      <IconButton icon="fit" name="Fit" shortcut="F" onPress={() => request('fit')} />
      <IconToggle icon="map" name="Minimap" isSelected={isMinimapShown} onChange={toggleMinimap} />
    </Toolbar>
  )
}
