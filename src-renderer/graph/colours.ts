import { kindSlotCount } from './kind-slots.ts'

/** The tokens that drawing on a canvas needs, as colours a canvas understands. */
export type Colours = {
  readonly background: string
  readonly text: string
  readonly edge: string
  readonly accent: string
  readonly kinds: readonly string[]
  readonly otherKind: string
  /** Of elements without the value that colours tell. */
  readonly missing: string
}

/**
 * The value of colour tokens here and now: theme, system colours and `light-dark()` resolved. Forces one
 * style calculation.
 */
export function readColours(element: HTMLElement): Colours {
  return withTokens(element, (colourOf) => ({
    background: colourOf('bg'),
    text: colourOf('text'),
    edge: colourOf('edge'),
    accent: colourOf('accent'),
    kinds: Array.from({ length: kindSlotCount }, (_, slot) => colourOf(`kind-${slot}`)),
    otherKind: colourOf('kind-other'),
    missing: colourOf('missing'),
  }))
}

/** Calls `read` with what turns a colour token into the colour that it stands for within `element`. */
export function withTokens<T>(element: HTMLElement, read: (colourOf: (token: string) => string) => T): T {
  const probe = document.createElement('span')
  probe.hidden = true
  // forced colours would make every token that is not a system colour the colour of text
  probe.style.setProperty('forced-color-adjust', 'none')
  element.append(probe)
  const colours = read((token) => {
    probe.style.color = `var(--${token})`
    return getComputedStyle(probe).color
  })
  probe.remove()
  return colours
}

/** Tells when the theme changes: by the switch, by the system, or to forced colours. */
export function onThemeChange(listener: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  for (const query of queries) query.addEventListener('change', listener)
  return () => {
    observer.disconnect()
    for (const query of queries) query.removeEventListener('change', listener)
  }
}
