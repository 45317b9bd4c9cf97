import { wireText, type WireValue } from '../../../src-shared/contract/values.ts'
import { numberOf } from './attribute-values.ts'
import type { ColourBy } from './graph-style.ts'
import { missingKey, otherKey, valueKey, type ColourLegend, type LegendEntry } from './legend-model.ts'
import { paletteColour } from './palettes.ts'
import { domainOf, placeOn } from './scale.ts'

/** Colours of the theme that styles refer to. */
export type ThemeColours = {
  readonly kinds: readonly string[]
  readonly otherKind: string
  readonly missing: string
}

/** What is to be coloured: how many, and what is known of each. */
export type Coloured = {
  readonly count: number
  readonly kindOf: (at: number) => string
  readonly degreeOf: ((at: number) => number) | undefined
  readonly valueOf: (name: string) => (at: number) => WireValue | undefined
  /** Which colour each kind has in the whole graph. */
  readonly kindSlots: ReadonlyMap<string, number>
}

/** A colour and a legend's key for each element; `undefined` stands for the quiet colour. */
export type Colouring = {
  readonly colourOf: (at: number) => string | undefined
  readonly keyOf: (at: number) => string
  readonly numberAt: (at: number) => number | undefined
  readonly legend: ColourLegend | undefined
}

/** What a rule for colours comes to for these elements. Takes a few steps an element. */
export function resolveColours(rule: ColourBy, elements: Coloured, theme: ThemeColours): Colouring {
  switch (rule.by) {
    case 'fixed': {
      const colour = rule.slot === null ? undefined : theme.kinds[rule.slot]
      return { colourOf: () => colour, keyOf: () => '', numberAt: () => undefined, legend: undefined }
    }
    case 'kind':
      return byCategory('Kind', elements.count, elements.kindOf, elements.kindSlots, theme)
    case 'category': {
      const valueOf = elements.valueOf(rule.name)
      const textOf = (at: number) => {
        const value = valueOf(at)
        return value === undefined || value === null ? undefined : wireText(value)
      }
      const slots = slotsOf(rule.values, elements.count, textOf, theme.kinds.length)
      return byCategory(rule.name, elements.count, textOf, slots, theme)
    }
    case 'degree':
      return byNumber('Degree', rule, elements.count, elements.degreeOf ?? (() => undefined), theme)
    case 'number': {
      const valueOf = elements.valueOf(rule.name)
      return byNumber(rule.name, rule, elements.count, (at) => numberOf(valueOf(at)), theme)
    }
  }
}

function byCategory(
  title: string,
  count: number,
  textOf: (at: number) => string | undefined,
  slots: ReadonlyMap<string, number>,
  theme: ThemeColours,
): Colouring {
  const keyOf = (at: number) => {
    const text = textOf(at)
    if (text === undefined) return missingKey
    return slots.has(text) ? valueKey(text) : otherKey
  }
  const counts = new Map<string, number>()
  for (let at = 0; at < count; at++) counts.set(keyOf(at), (counts.get(keyOf(at)) ?? 0) + 1)
  const colours = new Map<string, string>([
    ...[...slots].map(([text, slot]) => [valueKey(text), theme.kinds[slot] ?? theme.otherKind] as const),
    [otherKey, theme.otherKind],
    [missingKey, theme.missing],
  ])
  const names = new Map([
    ...[...slots.keys()].map((text) => [valueKey(text), text || '(empty)'] as const),
    [otherKey, 'other'],
    [missingKey, 'missing'],
  ])
  const entries = [...colours].flatMap(([key, colour]): LegendEntry[] => {
    const those = counts.get(key)
    return those === undefined ? [] : [{ key, name: names.get(key)!, colour, count: those }]
  })
  return {
    colourOf: (at) => colours.get(keyOf(at)),
    keyOf,
    numberAt: () => undefined,
    legend: { type: 'categories', title, entries },
  }
}

/** The colours of values: those that the style names keep theirs, the most frequent others take what is left. */
function slotsOf(
  named: readonly string[],
  count: number,
  textOf: (at: number) => string | undefined,
  slotCount: number,
): ReadonlyMap<string, number> {
  const frequent = frequentTexts(count, textOf).filter((text) => !named.includes(text))
  return new Map([...named, ...frequent].slice(0, slotCount).map((text, slot) => [text, slot]))
}

/** Texts by how many elements have them, most first. */
export function frequentTexts(count: number, textOf: (at: number) => string | undefined): string[] {
  const counts = new Map<string, number>()
  for (let at = 0; at < count; at++) {
    const text = textOf(at)
    if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([text]) => text)
}

function byNumber(
  title: string,
  rule: Extract<ColourBy, { by: 'number' | 'degree' }>,
  count: number,
  numberAt: (at: number) => number | undefined,
  theme: ThemeColours,
): Colouring {
  const numbers = Array.from({ length: count }, (_, at) => numberAt(at))
  const domain = rule.domain ?? domainOf(numbers.filter((each) => each !== undefined)) ?? [0, 1]
  const place = placeOn(rule.scale, domain)
  const absent = numbers.filter((each) => each === undefined).length
  return {
    colourOf: (at) => {
      const number = numbers[at]
      if (number === undefined) return theme.missing
      return paletteColour(rule.palette, rule.isReversed, place(number))
    },
    keyOf: (at) => (numbers[at] === undefined ? missingKey : ''),
    numberAt: (at) => numbers[at],
    legend: {
      type: 'numbers',
      title,
      domain,
      scale: rule.scale,
      palette: rule.palette,
      isReversed: rule.isReversed,
      missing:
        absent > 0 ? { key: missingKey, name: 'missing', colour: theme.missing, count: absent } : undefined,
    },
  }
}
