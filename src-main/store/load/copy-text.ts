/** Texts shorter than this are copied byte by byte: a view for `set` costs more than about 50 bytes do. */
const SHORT_TEXT = 48

/** Copies `source[start, end)` to `target` at `at`. */
export function copyText(
  source: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  at: number,
): void {
  if (end - start >= SHORT_TEXT) target.set(source.subarray(start, end), at)
  else for (let i = start, j = at; i < end; i++, j++) target[j] = source[i] as number
}
