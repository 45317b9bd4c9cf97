/** Names that differ in more than case, as those of SQLite and of most readers of graph files must. */
export class Names {
  readonly #taken: Set<string>

  constructor(taken: readonly string[]) {
    this.#taken = new Set(taken.map((name) => name.toLowerCase()))
  }

  isFree(name: string): boolean {
    return !this.#taken.has(name.toLowerCase())
  }

  /** The name, or the first of `name_2`, `name_3` … that is free; it is taken from then on. */
  free(wanted: string): string {
    let name = wanted
    for (let n = 2; !this.isFree(name); n++) name = `${wanted}_${n}`
    this.#taken.add(name.toLowerCase())
    return name
  }
}
