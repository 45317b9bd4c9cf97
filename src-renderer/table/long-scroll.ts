/** Browsers lay out some 33 million pixels at most; below that with room to spare. */
const mostPixels = 10_000_000

/** How a list of any length lies under a scroll bar of a length that browsers bear. */
export type LongScroll = {
  /** Height of what is scrolled, in pixels. */
  readonly height: number
  /** First row in sight at a scroll position, with its fraction. */
  readonly rowAt: (scrollTop: number) => number
  /** Scroll position that has a row first. */
  readonly topOf: (row: number) => number
}

/**
 * While all rows fit, a pixel of scrolling is a pixel of rows. Beyond, the whole list is stretched over the bar, so
 * that its ends are the list's ends; wheels and keys then move by rows and not by the bar.
 */
export function longScroll(rows: number, rowPixels: number, shownPixels: number): LongScroll {
  const whole = rows * rowPixels
  const height = Math.min(whole, mostPixels)
  const travel = Math.max(1, height - shownPixels)
  const lastFirst = Math.max(0, rows - shownPixels / rowPixels)
  return {
    height,
    rowAt: (scrollTop) => Math.min(lastFirst, (Math.min(scrollTop, travel) / travel) * lastFirst),
    topOf: (row) => (lastFirst === 0 ? 0 : (Math.min(row, lastFirst) / lastFirst) * travel),
  }
}
