/** What was typed into the palette, taken apart. */
export type PaletteQuery = {
  /** What nodes and commands are looked for by, trimmed; empty: nothing yet. */
  readonly text: string
  /** How close a node's text must come to it. */
  readonly match: 'substring' | 'prefix' | 'exact'
  /** After `>`, nodes are not looked for. */
  readonly commandsOnly: boolean
}

/** `> fit` is a command, `"Paris"` a whole text, `par*` the start of one; anything else stands anywhere in it. */
export function readQuery(typed: string): PaletteQuery {
  const text = typed.trim()
  if (text.startsWith('>')) return { text: text.slice(1).trim(), match: 'substring', commandsOnly: true }
  const whole = /^"(.+)"$/s.exec(text)
  if (whole) return { text: whole[1]!.trim(), match: 'exact', commandsOnly: false }
  const start = /^(.+)\*$/s.exec(text)
  if (start) return { text: start[1]!.trim(), match: 'prefix', commandsOnly: false }
  return { text, match: 'substring', commandsOnly: false }
}
