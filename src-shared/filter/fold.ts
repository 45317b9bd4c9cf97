/** The text with A to Z in lower case, as SQLite's LIKE compares: the same in every mode, and byte by byte. */
export function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
