import type { Section, SectionArray } from './snapshot-file.ts'

/** Stands for a typed array in the JSON of a tree: the name of its section. */
type Reference = { $section: string }

/**
 * Takes the typed arrays out of a tree of plain objects and arrays: what remains is JSON, the arrays become
 * sections. An array that occurs twice is one section, so that sharing survives.
 */
export function takeSections(tree: unknown): { json: unknown; sections: Section[] } {
  const names = new Map<object, string>()
  const sections: Section[] = []
  const take = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) {
      let name = names.get(value)
      if (name === undefined) {
        name = String(sections.length)
        names.set(value, name)
        sections.push({ name, array: value as SectionArray })
      }
      return { $section: name } satisfies Reference
    }
    if (Array.isArray(value)) return value.map(take)
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, take(child)]))
    }
    return value
  }
  return { json: take(tree), sections }
}

/** The tree that {@link takeSections} took apart. @throws TypeError when a section is not there. */
export function putSections(json: unknown, sections: ReadonlyMap<string, SectionArray>): unknown {
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put)
    if (typeof value !== 'object' || value === null) return value
    if ('$section' in value) {
      const array = sections.get(String(value.$section))
      if (!array) throw new TypeError(`there is no section ${String(value.$section)}`)
      return array
    }
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, put(child)]))
  }
  return put(json)
}
