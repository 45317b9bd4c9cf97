/** Joins the names that are there: `cls(css.row, isOpen && css.open)`. */
export function cls(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
