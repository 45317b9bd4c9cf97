/**
 * Constants that kernels look up in memory, and where they are. Address 0 holds nothing, so that it can stand for
 * "none".
 */
export const TABLES = {
  /** By serial type 0 to 9: how far a big-endian word, or long, is shifted so that the cell's bytes are left. */
  wordShifts: 16,
  longShifts: 32,
  /** By serial type 0 to 9, as words: all bits where the type has content, or none. */
  contentBits: 64,
  /** By length 0 to 16, as two longs each: the bytes of a text or record header of this length. */
  prefixes: 128,
} as const

/** What is behind them is free. */
export const TABLES_END = 512

export function writeTables(memory: Uint8Array): void {
  const view = new DataView(memory.buffer)
  memory.set([0, 24, 16, 8, 0, 0, 0, 0, 0, 0], TABLES.wordShifts)
  memory.set([0, 56, 48, 40, 32, 16, 0, 0, 0, 0], TABLES.longShifts)
  for (let type = 1; type <= 7; type++) view.setInt32(TABLES.contentBits + type * 4, -1, true)
  for (let length = 0; length <= 16; length++) {
    memory.fill(0xff, TABLES.prefixes + length * 16, TABLES.prefixes + length * 17)
  }
}
