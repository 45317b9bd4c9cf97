import type { ReactNode } from 'react'
import {
  Button as AriaButton,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps,
  type ToggleButtonProps,
} from 'react-aria-components'
import css from './button.module.css'
import { cls } from '../class-names.ts'
import { Icon, type IconName } from './icon.tsx'

type Look = 'plain' | 'primary' | 'quiet' | 'link'

/** A button with words on it; one `primary` a screen at most. */
export function Button({ look = 'plain', ...props }: Omit<ButtonProps, 'className'> & { look?: Look }) {
  return <AriaButton {...props} className={cls(css.button, look !== 'plain' && css[look])} />
}

/** A button with a picture: its name is what screen readers say and what the tooltip shows, with its key. */
export function IconButton({
  icon,
  name,
  shortcut,
  ...props
}: Omit<ButtonProps, 'className' | 'children'> & { icon: IconName; name: string; shortcut?: string }) {
  return (
    <Hint text={name} shortcut={shortcut}>
      <AriaButton {...props} aria-label={name} className={cls(css.button, css.icon)}>
        <Icon name={icon} />
      </AriaButton>
    </Hint>
  )
}

/** A button with a picture that stays pressed. */
export function IconToggle({
  icon,
  name,
  shortcut,
  ...props
}: Omit<ToggleButtonProps, 'className' | 'children'> & { icon: IconName; name: string; shortcut?: string }) {
  return (
    <Hint text={name} shortcut={shortcut}>
      <ToggleButton {...props} aria-label={name} className={cls(css.button, css.icon)}>
        <Icon name={icon} />
      </ToggleButton>
    </Hint>
  )
}

/** Shows `text` when the focusable thing inside is hovered or focused. */
export function Hint({
  text,
  shortcut,
  isDisabled = false,
  children,
}: {
  text: ReactNode
  shortcut?: string | undefined
  isDisabled?: boolean
  children: ReactNode
}) {
  return (
    <TooltipTrigger delay={500} closeDelay={0} isDisabled={isDisabled}>
      {children}
      <Tooltip className={cls(css.tooltip)} offset={6}>
        {text}
        {shortcut && <span className={css.key}>{shortcut}</span>}
      </Tooltip>
    </TooltipTrigger>
  )
}
