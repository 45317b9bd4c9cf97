import { useEffect } from 'react'
import { Group, Panel, Separator, usePanelRef, type Layout } from 'react-resizable-panels'
import { Inspector } from '../explore/inspector.tsx'
import { GraphView } from '../graph/graph-view.tsx'
import { MemoryPanel } from '../memory/memory-panel.tsx'
import { useMemory } from '../memory/memory-store.ts'
import { cls } from './class-names.ts'
import { usePanels } from './panels-store.ts'
import { savePanels, useSettings } from './settings-store.ts'
import { Sidebar } from './sidebar.tsx'
import css from './workspace.module.css'

const columns = ['sidebar', 'middle', 'inspector'] as const
const rows = ['graph', 'memory'] as const

/** An open graph: figures, picture, inspector, and memory below. Sizes are remembered. */
export function Workspace() {
  const isMemoryOpen = useMemory((state) => state.isPanelOpen)
  const sidebar = usePanelRef()
  const inspector = usePanelRef()
  const { isSidebarOpen, isInspectorOpen } = usePanels()
  const saved = useSettings.getState().panels
  useEffect(() => {
    if (isSidebarOpen) sidebar.current?.expand()
    else sidebar.current?.collapse()
  }, [isSidebarOpen, sidebar])
  useEffect(() => {
    if (isInspectorOpen) inspector.current?.expand()
    else inspector.current?.collapse()
  }, [isInspectorOpen, inspector])
  return (
    <Group
      orientation="horizontal"
      defaultLayout={layoutOf(columns, saved['columns'])}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        usePanels.setState({
          isSidebarOpen: layout['sidebar'] !== 0,
          isInspectorOpen: layout['inspector'] !== 0,
        })
        if (isUserInteraction) save('columns', columns, layout)
      }}
    >
      <Panel
        id="sidebar"
        panelRef={sidebar}
        collapsible
        defaultSize="18rem"
        minSize="12rem"
        maxSize="40%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <Sidebar />
      </Panel>
      <Separator className={cls(css.separator, css.vertical)} aria-label="Width of the sidebar" />
      <Panel id="middle" minSize="20rem">
        <Group
          orientation="vertical"
          defaultLayout={isMemoryOpen ? layoutOf(rows, saved['rows']) : undefined}
          onLayoutChanged={(layout, { isUserInteraction }) => {
            if (isUserInteraction && isMemoryOpen) save('rows', rows, layout)
          }}
        >
          <Panel id="graph" minSize="10rem">
            <GraphView />
          </Panel>
          {isMemoryOpen && (
            <>
              <Separator
                className={cls(css.separator, css.horizontal)}
                aria-label="Height of the memory panel"
              />
              <Panel
                id="memory"
                defaultSize="21rem"
                minSize="12rem"
                groupResizeBehavior="preserve-pixel-size"
              >
                <MemoryPanel />
              </Panel>
            </>
          )}
        </Group>
      </Panel>
      <Separator className={cls(css.separator, css.vertical)} aria-label="Width of the inspector" />
      <Panel
        id="inspector"
        panelRef={inspector}
        collapsible
        defaultSize="21rem"
        minSize="14rem"
        maxSize="45%"
        groupResizeBehavior="preserve-pixel-size"
      >
        <div className={css.inspector}>
          <Inspector />
        </div>
      </Panel>
    </Group>
  )
}

function layoutOf(names: readonly string[], sizes: readonly number[] | undefined): Layout | undefined {
  if (sizes?.length !== names.length) return undefined
  return Object.fromEntries(names.map((name, at) => [name, sizes[at] ?? 0]))
}

function save(group: string, names: readonly string[], layout: Layout): void {
  savePanels(
    group,
    names.map((name) => layout[name] ?? 0),
  )
}
