import type { ReactNode } from 'react'

/** A named part of the page that scrolls by itself and can be reached to scroll it by keyboard. */
export function ScrollRegion({
  label,
  className,
  children,
}: {
  label: string
  className: string | undefined
  children: ReactNode
}) {
  return (
    // WCAG 2.1.1: without the focus, its content could not be scrolled to without a pointer
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
