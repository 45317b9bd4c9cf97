import { useDeferredValue, type ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { MemoryPanel } from '../memory/memory-panel.tsx'
import { TablePanel } from '../table/table-panel.tsx'
import { cls } from './class-names.ts'
import { IconButton } from './controls/button.tsx'
import css from './dock.module.css'
import { closeDock, usePanels, type DockTab } from './panels-store.ts'

/** Every tab of the dock. To add one, add its name to `DockTab` and its row here. */
const tabs: readonly { readonly id: DockTab; readonly name: string; readonly Panel: () => ReactNode }[] = [
  { id: 'table', name: 'Table', Panel: TablePanel },
  { id: 'memory', name: 'Memory', Panel: MemoryPanel },
]

/** Under the screen, across the window: what is long rather than high. */
export function Dock({ open }: { open: DockTab }) {
  // the panel is made in slices, when the dock is there
  const isSettled = useDeferredValue(true, false)
  return (
    <Tabs
      className={cls(css.dock)}
      selectedKey={open}
      onSelectionChange={(key) => usePanels.setState({ dock: key as DockTab })}
    >
      <div className={css.head}>
        <TabList aria-label="Dock" className={cls(css.tabs)}>
          {tabs.map(({ id, name }) => (
            <Tab key={id} id={id} className={cls(css.tab)}>
              {name}
            </Tab>
          ))}
        </TabList>
        <IconButton icon="close" name="Close the dock" onPress={closeDock} />
      </div>
      {tabs.map(({ id, Panel }) => (
        <TabPanel key={id} id={id} className={cls(css.panel)}>
          {isSettled && <Panel />}
        </TabPanel>
      ))}
    </Tabs>
  )
}
