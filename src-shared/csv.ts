/** One line of CSV as RFC 4180 has it, without its end. */
export function csvLine(cells: readonly (string | number)[]): string {
  return cells.map((cell) => csvField(String(cell))).join(',')
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
