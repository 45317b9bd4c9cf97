/** A line, or that one was too long to be kept. */
export type Line = string | { readonly tooLong: string }

/** Nobody logs lines of a megabyte; what has no line ends may have gigabytes. */
export const LONGEST_LINE = 1e6

/** As much of a line that is too long as a person needs to find it. */
const HEAD = 200

/**
 * Cuts text that comes in chunks into lines, whatever their ends are. Holds one chunk and one line at most: what is
 * longer than {@link LONGEST_LINE} is dropped as it comes.
 */
export class LineCutter {
  readonly #decoder = new TextDecoder()
  #rest = ''
  #dropping: string | undefined;

  /** The lines that end within these bytes. */
  *cut(bytes: Uint8Array): Generator<Line> {
    const text = this.#rest + this.#decoder.decode(bytes, { stream: true })
    let from = 0
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield this.#line(text, from, end)
      from = end + 1
    }
    this.#rest = text.slice(from)
    if (this.#rest.length > LONGEST_LINE) {
      this.#dropping ??= this.#rest.slice(0, HEAD)
      this.#rest = ''
    }
  }

  /** The last line, where the text does not end with one. */
  *end(): Generator<Line> {
    const rest = this.#rest + this.#decoder.decode()
    if (rest !== '' || this.#dropping !== undefined) yield this.#line(rest, 0, rest.length)
  }

  #line(text: string, from: number, end: number): Line {
    const dropped = this.#dropping
    this.#dropping = undefined
    if (dropped !== undefined) return { tooLong: dropped }
    if (end - from > LONGEST_LINE) return { tooLong: text.slice(from, from + HEAD) }
    return text.slice(from, text.charCodeAt(end - 1) === 13 && end > from ? end - 1 : end)
  }
}
