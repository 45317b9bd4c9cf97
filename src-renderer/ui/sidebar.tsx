import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { OverviewPanel } from '../explore/overview.tsx'
import { NodeTree } from '../graph/node-tree.tsx'
import { cls } from './class-names.ts'
import css from './sidebar.module.css'

/** Left of the picture: the whole graph in figures, and what is drawn as text. */
export function Sidebar() {
  return (
    <Tabs className={cls(css.sidebar)}>
      <TabList aria-label="Sidebar" className={cls(css.tabs)}>
        <Tab id="overview" className={cls(css.tab)}>
          Overview
        </Tab>
        <Tab id="nodes" className={cls(css.tab)}>
          Nodes
        </Tab>
      </TabList>
      <TabPanel id="overview" className={cls(css.panel)}>
        <OverviewPanel />
      </TabPanel>
      <TabPanel id="nodes" className={cls(css.panel)}>
        <NodeTree />
      </TabPanel>
    </Tabs>
  )
}
