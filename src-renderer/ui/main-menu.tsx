import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { useDataset } from '../dataset/dataset-store.ts'
import { closeDataset } from '../dataset/open-dataset.ts'
import { setPanelOpen, useMemory } from '../memory/memory-store.ts'
import { cls } from './class-names.ts'
import button from './controls/button.module.css'
import { Icon } from './controls/icon.tsx'
import { openDialog } from './dialog-store.ts'
import { orNotify } from './notice-store.ts'
import { toggleInspector, toggleSidebar } from './panels-store.ts'
import css from './top-bar.module.css'

/** Everything that has no place of its own in the window. */
export function MainMenu() {
  const isOpen = useDataset((state) => state.stage.at === 'open')
  const isSomething = useDataset((state) => state.stage.at !== 'start')
  return (
    <MenuTrigger>
      <AriaButton aria-label="Menu" className={cls(button.button, button.icon)}>
        <Icon name="menu" />
      </AriaButton>
      <Popover offset={4} placement="bottom start">
        <Menu className={cls(css.menu)}>
          <Item name="Close dataset" isDisabled={!isSomething} onAction={() => orNotify(closeDataset())} />
          <Item name="About this dataset…" isDisabled={!isOpen} onAction={() => openDialog('report')} />
          <Separator className={cls(css.rule)} />
          <Item name="Sidebar" shortcut="Ctrl B" isDisabled={!isOpen} onAction={toggleSidebar} />
          <Item name="Inspector" shortcut="Ctrl I" isDisabled={!isOpen} onAction={toggleInspector} />
          <Item
            name="Memory"
            shortcut="Ctrl M"
            onAction={() => setPanelOpen(!useMemory.getState().isPanelOpen)}
          />
          <Separator className={cls(css.rule)} />
          <Item name="Settings…" shortcut="Ctrl ," onAction={() => openDialog('settings')} />
          <Item name="Keyboard shortcuts…" shortcut="?" onAction={() => openDialog('shortcuts')} />
          <Item name="About Slotgraph…" onAction={() => openDialog('about')} />
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

function Item({
  name,
  shortcut,
  isDisabled = false,
  onAction,
}: {
  name: string
  shortcut?: string
  isDisabled?: boolean
  onAction: () => void
}) {
  return (
    <MenuItem className={cls(css.item)} textValue={name} isDisabled={isDisabled} onAction={onAction}>
      {name}
      {shortcut && <span className={css.key}>{shortcut}</span>}
    </MenuItem>
  )
}
