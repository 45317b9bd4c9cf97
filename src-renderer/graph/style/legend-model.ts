import type { LegendFilter, Palette, Scale } from './graph-style.ts'
import type { Domain } from './scale.ts'

/** One category of a legend. Its key is unique within the legend, whatever a value may be called. */
export type LegendEntry = {
  readonly key: string
  readonly name: string
  readonly colour: string
  /** Elements of the view that have it. */
  readonly count: number
}

/** What colours say, for people. */
export type ColourLegend =
  | { readonly type: 'categories'; readonly title: string; readonly entries: readonly LegendEntry[] }
  | {
      readonly type: 'numbers'
      readonly title: string
      readonly domain: Domain
      readonly scale: Scale
      readonly palette: Palette
      readonly isReversed: boolean
      readonly missing: LegendEntry | undefined
    }

/** Keys of what is no value: `value:` precedes those that are. */
export const missingKey = 'missing'
export const otherKey = 'other'
export function valueKey(value: string): string {
  return `value:${value}`
}

/** Whether the legend turned off what has this key, or this number. */
export function isOff(filter: LegendFilter, key: string, value: number | undefined): boolean {
  if (filter.off.includes(key)) return true
  return filter.range !== null && value !== undefined && (value < filter.range[0] || value > filter.range[1])
}

export function filtersAnything(filter: LegendFilter): boolean {
  return filter.off.length > 0 || filter.range !== null
}

/** The filter with one category turned off, or on again. */
export function toggled(filter: LegendFilter, key: string): LegendFilter {
  const off = filter.off.includes(key) ? filter.off.filter((each) => each !== key) : [...filter.off, key]
  return { ...filter, off }
}

/** The filter with one category left on; all are on again where it was the only one. */
export function isolated(filter: LegendFilter, keys: readonly string[], key: string): LegendFilter {
  const others = keys.filter((each) => each !== key)
  const isAlone = !filter.off.includes(key) && others.every((each) => filter.off.includes(each))
  return { ...filter, off: isAlone ? [] : others }
}
