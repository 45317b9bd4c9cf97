/** The parts of a keyboard event that make a chord. */
export type KeyPress = {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/**
 * What was pressed, as `mod+shift+z`: `mod` is Ctrl or Cmd. Shift counts beside letters and named keys only: it
 * is how signs such as `?` are typed in the first place.
 */
export function chordOf({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = key.toLowerCase()
  const countsShift = name.length > 1 || /\p{L}/u.test(name)
  return [
    ctrlKey || metaKey ? 'mod+' : '',
    altKey ? 'alt+' : '',
    shiftKey && countsShift ? 'shift+' : '',
    name === ' ' ? 'space' : name,
  ].join('')
}

const names: Readonly<Record<string, string>> = {
  alt: 'Alt',
  shift: 'Shift',
  arrowleft: '←',
  arrowright: '→',
  arrowup: '↑',
  arrowdown: '↓',
  contextmenu: 'Menu key',
  '-': '−',
}

/** The chord as a person reads it: `Ctrl Shift Z`, or `Cmd Shift Z` on a Mac. */
export function chordText(chord: string, isMac: boolean): string {
  const parts = chord === '+' ? ['+'] : chord.split('+')
  return parts
    .map((part) => {
      if (part === 'mod') return isMac ? 'Cmd' : 'Ctrl'
      return names[part] ?? (part.length === 1 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1))
    })
    .join(' ')
}

/** Whether shortcuts are told with Cmd. */
export const isMac = typeof navigator !== 'undefined' && /mac/i.test(navigator.userAgent)
