/**
 * Figures as people read them. Bytes are decimal (1 MB = 1,000,000 bytes), as the International System of Units, macOS
 * and disk makers have it, so that a figure divided by a count gives bytes a record without a factor of 1.048576.
 * Numbers are grouped the English way, as the text around them is English.
 */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const
const countUnits = ['', 'k', 'M', 'G'] as const

/** Three significant digits, but never fewer than the whole part: `1.21`, `61.2`, `612`, `1,024`. */
function threeDigits(value: number): string {
  const size = Math.abs(value)
  if (size >= 99.95) return whole.format(value)
  return value.toFixed(size >= 9.995 ? 1 : 2).replace(/\.0+$|(\.\d)0$/, '$1')
}

function scaled(value: number, units: readonly string[]): string {
  let rest = value
  let unit = 0
  // 999.5 would round up to 1,000 of the smaller unit
  while (Math.abs(rest) >= 999.5 && unit < units.length - 1) {
    rest /= 1000
    unit += 1
  }
  const name = units[unit] as string
  const text = unit === 0 ? whole.format(rest) : threeDigits(rest)
  return name === '' ? text : `${text} ${name}`
}

/** `37 B`, `61.2 MB`, `1.21 GB`. */
export function formatBytes(bytes: number): string {
  return scaled(bytes, byteUnits)
}

/** `61,200,384 bytes`, for where a rounded figure needs its exact one. */
export function formatBytesExact(bytes: number): string {
  return `${whole.format(bytes)} bytes`
}

/** `1,000,000`. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** `1,000,000 nodes`, `1 node`; regular English plurals unless `plural` is given. */
export function formatCountOf(count: number, one: string, plural = `${one}s`): string {
  return `${whole.format(count)} ${count === 1 ? one : plural}`
}

/** `3,749`, `57.6 k`, `1.2 M`: for where space is short; below 10,000 exact. */
export function formatCountShort(count: number): string {
  return Math.abs(count) < 10_000 ? whole.format(count) : scaled(count, countUnits)
}

/** `0.8 ms`, `450 ms`, `1.4 s`, `1 min 5 s`, `2 h 10 min`. */
export function formatDuration(ms: number): string {
  if (ms < 10) return `${Number(ms.toFixed(1))} ms`
  if (ms < 999.5) return `${whole.format(ms)} ms`
  if (ms < 59_950) return `${Number((ms / 1000).toFixed(1))} s`
  const seconds = Math.round(ms / 1000)
  if (seconds < 3600) return twoParts(Math.floor(seconds / 60), 'min', seconds % 60, 's')
  const minutes = Math.round(seconds / 60)
  return twoParts(Math.floor(minutes / 60), 'h', minutes % 60, 'min')
}

function twoParts(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`
}

/** `1.2 M rows/s`; `unit` is the plural of what is counted. */
export function formatRate(perSecond: number, unit: string): string {
  const text = formatCountShort(Math.round(perSecond))
  return `${text} ${unit}/s`
}

/** `14.6×`, for how many times one figure is another. */
export function formatRatio(ratio: number): string {
  return `${threeDigits(ratio)}×`
}

/** `92%`, of a part between 0 and 1; `<1%` rather than a false zero. */
export function formatShare(part: number): string {
  if (part > 0 && part < 0.01) return '<1%'
  if (part < 1 && part > 0.99) return '>99%'
  return `${whole.format(part * 100)}%`
}
