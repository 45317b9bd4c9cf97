import type { SizeBy } from './graph-style.ts'
import type { SizeLegend } from './looks.ts'
import { domainOf, placeOn } from './scale.ts'

/** A size for each element; those without a value are as small as the lowest. */
export type Sizing = { readonly sizeOf: (at: number) => number; readonly legend: SizeLegend | undefined }

/** What a rule for sizes comes to for `count` elements; `plain` is the size where the rule says nothing. */
export function resolveSizes(
  rule: SizeBy,
  count: number,
  numberOf: (rule: Exclude<SizeBy, { by: 'fixed' }>) => (at: number) => number | undefined,
): Sizing {
  if (rule.by === 'fixed') return { sizeOf: () => rule.size, legend: undefined }
  const numberAt = numberOf(rule)
  const numbers = Array.from({ length: count }, (_, at) => numberAt(at))
  const found = domainOf(numbers.filter((each) => each !== undefined))
  if (!found) return { sizeOf: () => rule.least, legend: undefined }
  // degrees start at none, so that a view of hubs alone is not drawn as if half of them were small
  const domain = rule.by === 'degree' ? ([0, found[1]] as const) : found
  const place = placeOn(rule.scale, domain)
  return {
    sizeOf: (at) => {
      const number = numbers[at]
      return number === undefined ? rule.least : rule.least + (rule.most - rule.least) * place(number)
    },
    legend: {
      title: rule.by === 'degree' ? 'Degree' : rule.name,
      domain,
      least: rule.least,
      most: rule.most,
    },
  }
}
