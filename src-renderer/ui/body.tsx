import { Group, Panel, Separator } from 'react-resizable-panels'
import { MemoryPanel } from '../memory/memory-panel.tsx'
import { useMemory } from '../memory/memory-store.ts'
import css from './app.module.css'
import { cls } from './class-names.ts'
import { layoutOf, sizesOf } from './panel-layout.ts'
import { Screen } from './screen.tsx'
import { savedPanels, savePanels } from './settings-store.ts'

const rows = ['upper', 'lower'] as const

/** Below the top bar: the screen, and memory under it when it is wanted, whatever the screen. */
export function Body() {
  const isMemoryOpen = useMemory((state) => state.isPanelOpen)
  const saved = savedPanels('rows')
  return (
    <main className={css.body}>
      <Group
        orientation="vertical"
        defaultLayout={isMemoryOpen ? layoutOf(rows, saved) : undefined}
        onLayoutChanged={(layout, { isUserInteraction }) => {
          if (isUserInteraction && isMemoryOpen) savePanels('rows', sizesOf(rows, layout))
        }}
      >
        <Panel id="upper" minSize="10rem">
          <Screen />
        </Panel>
        {isMemoryOpen && (
          <>
            <Separator className={cls(css.separator)} aria-label="Height of the memory panel" />
            <Panel id="lower" defaultSize="21rem" minSize="12rem" groupResizeBehavior="preserve-pixel-size">
              <MemoryPanel />
            </Panel>
          </>
        )}
      </Group>
    </main>
  )
}
