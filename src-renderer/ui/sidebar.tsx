import { useDeferredValue, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { OverviewPanel } from '../explore/overview.tsx'
import { FilterPanel } from '../filter/filter-panel.tsx'
import { NodeTree } from '../graph/node-tree.tsx'
import { StylePanel } from '../graph/style-panel/style-panel.tsx'
import { MeasuresPanel } from '../measures/measures-panel.tsx'
import { WalkPanel } from '../walk/walk-panel.tsx'
import { Icon, type IconName } from './controls/icon.tsx'
import { showSidebar, usePanels, type SidebarTab } from './panels-store.ts'
import css from './sidebar.module.css'

/** Every tab of the sidebar. To add one, add its name to `SidebarTab` and its row here. */
const tabs: readonly {
  readonly id: SidebarTab
  readonly name: string
  readonly icon: IconName
  readonly Panel: () => ReactNode
}[] = [
  { id: 'overview', name: 'Overview', icon: 'chart', Panel: OverviewPanel },
  { id: 'filter', name: 'Filter', icon: 'filter', Panel: FilterPanel },
  { id: 'walk', name: 'Walk', icon: 'paths', Panel: WalkPanel },
  { id: 'nodes', name: 'Nodes', icon: 'list', Panel: NodeTree },
  { id: 'style', name: 'Style', icon: 'palette', Panel: StylePanel },
  { id: 'measures', name: 'Measures', icon: 'measure', Panel: MeasuresPanel },
]

/**
 * The tabs at the left edge: they stay when the sidebar is folded, and unfold it. Arrows walk along them, Enter,
 * Space or a click opens one. By hand, since a tab list of react-aria renders what it is around twice, which
 * resizable panels do not bear.
 */
export function SidebarTabs() {
  const { sidebarTab: selected, isSidebarOpen } = usePanels()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
    if (next === undefined) return
    event.preventDefault()
    buttons.at(next % buttons.length)?.focus()
  }
  return (
    <div
      ref={list}
      role="tablist"
      aria-label="Sidebar"
      aria-orientation="vertical"
      className={css.tabs}
      tabIndex={-1}
      onKeyDown={onKeyDown}
    >
      {tabs.map(({ id, name, icon }) => (
        <button
          key={id}
          id={`sidebar-tab-${id}`}
          type="button"
          role="tab"
          aria-selected={id === selected}
          aria-controls={isSidebarOpen && id === selected ? 'sidebar-panel' : undefined}
          tabIndex={id === selected ? 0 : -1}
          className={css.tab}
          onClick={() => showSidebar(id)}
        >
          <Icon name={icon} />
          {name}
        </button>
      ))}
    </div>
  )
}

/** Left of the picture: what the selected tab shows. Made in slices, after the tab itself has changed. */
export function Sidebar() {
  const selected = useDeferredValue(
    usePanels((state) => state.sidebarTab),
    null,
  )
  if (selected === null) return null
  const { Panel } = tabs.find(({ id }) => id === selected) ?? tabs[0]!
  return (
    <div
      id="sidebar-panel"
      role="tabpanel"
      aria-labelledby={`sidebar-tab-${selected}`}
      className={css.panel}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <Panel />
    </div>
  )
}
