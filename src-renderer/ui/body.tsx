import { Group, Panel, Separator } from 'react-resizable-panels'
import css from './app.module.css'
import { cls } from './class-names.ts'
import { Dock } from './dock.tsx'
import { layoutOf, sizesOf } from './panel-layout.ts'
import { usePanels } from './panels-store.ts'
import { Screen } from './screen.tsx'
import { savedPanels, savePanels } from './settings-store.ts'

const rows = ['upper', 'lower'] as const

/** Below the top bar: the screen, and the dock under it when it is wanted, whatever the screen. */
export function Body() {
  const dock = usePanels((state) => state.dock)
  const saved = savedPanels('rows')
  return (
    <main className={css.body}>
      <Group
        orientation="vertical"
        defaultLayout={dock ? layoutOf(rows, saved) : undefined}
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (isUserInteraction && dock) savePanels('rows', sizesOf(rows, layout))
        }}
      >
        <Panel id="upper" minSize="10rem">
          <Screen />
        </Panel>
        {dock && (
          <>
            <Separator className={cls(css.separator)} aria-label="Height of the dock" />
            <Panel id="lower" defaultSize="21rem" minSize="12rem" groupResizeBehavior="preserve-pixel-size">
              <Dock open={dock} />
            </Panel>
          </>
        )}
      </Group>
    </main>
  )
}
