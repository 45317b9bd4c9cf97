import type { Tally } from './tally.ts'

/** What XML 1.0 (2.2) has no way to write: most control characters, lone surrogates, U+FFFE and U+FFFF. */
const illegal =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
// oxlint-disable-next-line no-control-regex
const special = /[&<>"'\0-\x1f\ud800-\udfff\ufffe\uffff]/

/** Tabs and line ends too: parsers make spaces of them in attributes, and a line feed of every line end in text. */
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
}

/** Text for an element or an attribute; what XML cannot hold becomes U+FFFD and is counted. */
export function xmlText(text: string, tally: Tally): string {
  if (!special.test(text)) return text
  const legal = text.replaceAll(illegal, () => {
    tally.replacedCharacters++
    return '\ufffd'
  })
  return legal.replaceAll(/[&<>"'\t\n\r]/g, (character) => references[character]!)
}
