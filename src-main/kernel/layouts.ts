/** Words of what a batch of records keeps for these kernels, by place. */
export const BATCH = {
  count: 0,
  capacity: 1,
  /** Which batch this is: a shape that has this number among `usedIn` occurs in it. */
  number: 2,
  /** By row: where its record begins, where its shape has the first slot, where its rowid is. */
  starts: 3,
  shapes: 4,
  rowids: 5,
  slots: 6,
  /** Most payload bytes that are wholly in a leaf. */
  localMost: 7,
  /** By shape: its header, as two longs; the length of its records; the batch that it occurred in last. */
  headers: 8,
  totals: 9,
  usedIn: 10,
  /** Open addressing, linear probing; an entry holds a shape + 1, or 0. */
  table: 11,
  /** By `shape * slots + slot`. */
  types: 12,
} as const
export const BATCH_WORDS = 13

/** Headers of up to this many bytes are remembered: as two longs, they are compared at once. */
export const HEADER_BYTES = 16

/** Entries of `table`. */
export const SHAPE_TABLE = 16_384

/** Words of what a dictionary keeps for `codesOf`, by place. */
export const DICTIONARY = {
  /** By code: the first eight bytes as a long, zeros behind; where the text begins, and the next. */
  prefixes: 0,
  starts: 1,
  bytes: 2,
  /** By code; the hash of the whole text. */
  hashes: 3,
  /** Open addressing, linear probing; a slot holds a code + 1, or 0. */
  slots: 4,
  mask: 5,
  /** Of the texts coded so far. */
  textBytes: 6,
} as const
export const DICTIONARY_WORDS = 7

/** Bytes past the end of an arena that `copyTexts` may write to. */
export const COPY_SPARE = 8

/** Text forms of instants, by the number that `parseDates` knows them by. */
export const DATE_FORMS = ['date', 'seconds-space', 'seconds-t', 'seconds-z', 'millis-z'] as const
