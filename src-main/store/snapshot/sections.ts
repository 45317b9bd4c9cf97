import type { Section, SectionArray } from './snapshot-file.ts'

/** The arrays of a snapshot, several under one name where they are segments: `name/0`, `name/1`. */
export class Sections {
  readonly #arrays: Map<string, SectionArray>

  /** Empty for saving, or those of a snapshot for restoring. */
  constructor(arrays: ReadonlyMap<string, SectionArray> = new Map()) {
    this.#arrays = new Map(arrays)
  }

  save(name: string, segments: readonly SectionArray[]): void {
    segments.forEach((array, s) => this.#arrays.set(`${name}/${s}`, array))
  }

  /** The segments saved under a name; none where nothing was. */
  restore(name: string): SectionArray[] {
    const segments: SectionArray[] = []
    for (let array; (array = this.#arrays.get(`${name}/${segments.length}`)) !== undefined;)
      segments.push(array)
    return segments
  }

  /** What to write. */
  all(): Section[] {
    return [...this.#arrays].map(([name, array]) => ({ name, array }))
  }
}
