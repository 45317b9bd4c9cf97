/** In the order of the palette, the menu and the list of shortcuts. */
export const commandGroups = [
  'Dataset',
  'Find',
  'View',
  'Picture',
  'Selection',
  'Analysis',
  'Panels',
  'Slotgraph',
] as const
export type CommandGroup = (typeof commandGroups)[number]

/**
 * Something a person can have done by name. The palette, the keys, the main menu, the list of shortcuts and the
 * menu bar of the system all come from these.
 */
export type Command = {
  /** Never shown and never changed: recent commands and the menu bar of the system go by it. */
  readonly id: string
  /** What it does, as a menu would say it. */
  readonly name: string
  readonly group: CommandGroup
  /** Chords such as `mod+shift+z`, the first one shown; see `chord.ts`. */
  readonly keys?: readonly string[]
  /** Where its keys work: in the whole window unless told, or only while the picture has the focus. */
  readonly keysIn?: 'window' | 'picture'
  /** Also in the main menu. */
  readonly inMenu?: boolean
  /** Whether it can be run now; absent: always. Asked anew each time, so it must be cheap. */
  readonly isEnabled?: () => boolean
  readonly run: () => void
}
