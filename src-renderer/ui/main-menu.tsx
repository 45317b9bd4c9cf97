import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import { cls } from './class-names.ts'
import { chordText, isMac } from './commands/chord.ts'
import { grouped } from './commands/table.ts'
import button from './controls/button.module.css'
import { Icon } from './controls/icon.tsx'
import css from './top-bar.module.css'

/** Commands that have no place of their own in the window. */
export function MainMenu() {
  return (
    <MenuTrigger>
      <AriaButton aria-label="Menu" className={cls(button.button, button.icon)}>
        <Icon name="menu" />
      </AriaButton>
      <Popover offset={4} placement="bottom start">
        <Items />
      </Popover>
    </MenuTrigger>
  )
}

/** Drawn when the menu opens, so that it asks then what can be run. */
function Items() {
  return (
    <Menu className={cls(css.menu)}>
      {grouped(({ inMenu }) => inMenu ?? false).flatMap(({ group, commands }, at) => [
        ...(at > 0 ? [<Separator key={group} className={cls(css.rule)} />] : []),
        ...commands.map(({ id, name, keys: [chord] = [], isEnabled, run }) => (
          <MenuItem
            key={id}
            className={cls(css.item)}
            textValue={name}
            isDisabled={isEnabled?.() === false}
            onAction={run}
          >
            {name}
            {chord !== undefined && <span className={css.key}>{chordText(chord, isMac)}</span>}
          </MenuItem>
        )),
      ])}
    </Menu>
  )
}
