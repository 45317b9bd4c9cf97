import { useDeferredValue, useEffect, useRef } from 'react'
import { Group, Panel, Separator, usePanelRef } from 'react-resizable-panels'
import { Inspector } from '../explore/inspector.tsx'
import { GraphView } from '../graph/graph-view.tsx'
import { cls } from './class-names.ts'
import { layoutOf, sizesOf } from './panel-layout.ts'
import { usePanels } from './panels-store.ts'
import { savedPanels, savePanels } from './settings-store.ts'
import { Sidebar, SidebarTabs } from './sidebar.tsx'
import { useRemPixels } from './use-rem-pixels.ts'
import css from './workspace.module.css'

const columns = ['left', 'middle', 'right'] as const

/** In rem, and as the largest share of the window. */
const sidebarWidth = [18, 0.26] as const
const inspectorWidth = [21, 0.27] as const

/** A width in the reader's own text size, but no more than a share of the window: large text must not fold panels. */
function widthOf(rems: number, share: number): string {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize)
  return `${Math.min(rems * rem, share * innerWidth)}px`
}

/** An open graph: figures, picture and inspector side by side. Sizes are remembered. */
export function Workspace({ name }: { name: string }) {
  const left = usePanelRef()
  const right = usePanelRef()
  const { isSidebarOpen, isInspectorOpen } = usePanels()
  const saved = savedPanels('columns')
  // beside the picture is made in slices, when the picture is there
  const isSettled = useDeferredValue(true, false)
  // panels keep their pixels, which are too few for a text that has been made larger
  const rem = useRemPixels()
  const remBefore = useRef(rem)
  useEffect(() => {
    if (rem === remBefore.current) return
    remBefore.current = rem
    if (isSidebarOpen) left.current?.resize(widthOf(...sidebarWidth))
    if (isInspectorOpen) right.current?.resize(widthOf(...inspectorWidth))
  }, [rem, isSidebarOpen, isInspectorOpen, left, right])
  useEffect(() => {
    if (isSidebarOpen) left.current?.expand()
    else left.current?.collapse()
  }, [isSidebarOpen, left])
  useEffect(() => {
    if (isInspectorOpen) right.current?.expand()
    else right.current?.collapse()
  }, [isInspectorOpen, right])
  return (
    <>
      <h1 className="visually-hidden">{name}</h1>
      <div className={css.columns}>
        <SidebarTabs />
        <Group
          orientation="horizontal"
          defaultLayout={layoutOf(columns, saved)}
          onLayoutChanged={(layout, { isUserInteraction }) => {
            usePanels.setState({
              isSidebarOpen: layout['left'] !== 0,
              isInspectorOpen: layout['right'] !== 0,
            })
            if (isUserInteraction) savePanels('columns', sizesOf(columns, layout))
          }}
        >
          <Panel
            id="left"
            panelRef={left}
            collapsible
            defaultSize={widthOf(...sidebarWidth)}
            minSize={widthOf(12, 0.2)}
            maxSize="40%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <Sidebar />
          </Panel>
          <Separator className={cls(css.separator)} aria-label="Width of the sidebar" />
          <Panel id="middle" minSize={widthOf(20, 0.28)}>
            <GraphView />
          </Panel>
          <Separator className={cls(css.separator)} aria-label="Width of the inspector" />
          <Panel
            id="right"
            panelRef={right}
            collapsible
            defaultSize={widthOf(...inspectorWidth)}
            minSize={widthOf(14, 0.2)}
            maxSize="45%"
            groupResizeBehavior="preserve-pixel-size"
          >
            <div className={css.inspector}>{isSettled && <Inspector />}</div>
          </Panel>
        </Group>
      </div>
    </>
  )
}
