/**
 * The words of a table's or column's name, in lower case: `sourceId`, `source_id`, `~source-id` and
 * `SOURCE ID` are all `source`, `id`; digits are words of their own.
 */
export function nameWords(name: string): string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/(\D)(\d)/g, '$1 $2')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase())
}

/** English plurals as table names have them; good enough to see that `countries` are of `country`. */
export function singular(word: string): string {
  if (word.length > 3 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (word === 'people') return 'person'
  if (word === 'vertices') return 'vertex'
  if (word.length > 2 && word.endsWith('s') && !word.endsWith('ss')) return word.slice(0, -1)
  return word
}

/** As {@link nameWords} in the singular, joined: two names that differ in number and spelling only are equal. */
export function nameStem(name: string): string {
  return nameWords(name).map(singular).join(' ')
}
