/**
 * Order of two texts by code points, which is the order of their UTF-8 bytes and SQLite's own; `<` on strings
 * would put what lies past U+FFFF before U+E000 to U+FFFF.
 */
export function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const one = a.charCodeAt(i)
    const other = b.charCodeAt(i)
    if (one !== other) return unitRank(one) - unitRank(other)
  }
  return a.length - b.length
}

/** Place of a UTF-16 unit in that order: surrogates stand for code points above all others. */
export function unitRank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
