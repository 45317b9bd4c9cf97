import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import css from './dialog.module.css'
import { cls } from '../class-names.ts'
import { IconButton } from './button.tsx'
import { ScrollRegion } from './scroll-region.tsx'

/** A modal dialog: Escape, the cross and a click beside it close it; focus returns where it was. */
export function Dialog({
  title,
  isOpen,
  onClose,
  wide = false,
  foot,
  children,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  wide?: boolean
  foot?: ReactNode
  children: ReactNode
}) {
  return (
    <ModalOverlay
      className={cls(css.scrim)}
      isDismissable
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={cls(css.modal, wide && css.wide)}>
        <AriaDialog className={cls(css.dialog)}>
          <div className={css.head}>
            <Heading slot="title" className={cls(css.title)}>
              {title}
            </Heading>
            <IconButton icon="close" name="Close" onPress={onClose} />
          </div>
          <ScrollRegion className={css.body} label={title}>
            {children}
          </ScrollRegion>
          {foot && <div className={css.foot}>{foot}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
