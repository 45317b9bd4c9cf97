/**
 * Longest text that a cell may hold: a longer one is reported and left out. A hundred of them would outweigh
 * a graph of a million nodes, and no window shows one.
 */
export const TEXT_LIMIT_BYTES = 16 * 2 ** 20

/** SQL for the short blob that stands for a cell which is not fetched: `blob123`, `text99999999`. */
export function noteSql(cell: string): string {
  return `CAST(typeof(${cell}) || octet_length(${cell}) AS BLOB)`
}

/** What a note says; in a UTF-16 file, its bytes are UTF-16 too. */
export function readNote(note: Uint8Array): { type: 'blob' | 'text'; bytes: number } {
  const text = Buffer.from(note).toString('latin1').replaceAll('\0', '')
  return { type: text.startsWith('text') ? 'text' : 'blob', bytes: Number(text.slice(4)) }
}
