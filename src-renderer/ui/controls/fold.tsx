import type { ReactNode } from 'react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import { cls } from '../class-names.ts'
import css from './fold.module.css'
import { Icon } from './icon.tsx'

/** A heading that unfolds what is under it; that is not made before it is unfolded. */
export function Fold({
  title,
  note,
  level = 3,
  isExpanded,
  onChange,
  children,
}: {
  title: string
  note?: ReactNode
  level?: 2 | 3 | 4
  isExpanded?: boolean
  onChange?: (isExpanded: boolean) => void
  children: ReactNode
}) {
  return (
    <Disclosure
      className={cls(css.fold)}
      {...(isExpanded !== undefined && { isExpanded })}
      {...(onChange && { onExpandedChange: onChange })}
    >
      {({ isExpanded: isOpen }) => (
        <>
          <Heading level={level} className={cls(css.heading)}>
            <Button slot="trigger" className={cls(css.trigger)}>
              <span className={cls(css.arrow, isOpen && css.open)}>
                <Icon name="rightward" />
              </span>
              <span className={css.title}>{title}</span>
              {note !== undefined && <span className={css.note}>{note}</span>}
            </Button>
          </Heading>
          <DisclosurePanel className={cls(css.panel)}>{isOpen && children}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  )
}
