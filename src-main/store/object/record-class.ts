import type { AnyRecord } from '../../../src-shared/records/layout.ts'

/** A class whose instances have the fields of a layout in its order, null at first. */
export type RecordClass = new () => AnyRecord

/**
 * A class with the given fields, made without evaluating strings. Its instances are what a class with these names in
 * its source would make: all of one shape, every field inside the object.
 *
 * V8 sizes objects by the number of fields in the source of their class, and gives up their shape where many more
 * are added. So the number has to stand in the source; the names need not.
 */
export function recordClass(names: readonly string[]): RecordClass {
  // oxlint-disable-next-line no-extraneous-class
  let made: RecordClass = class {} as RecordClass
  for (let at = 0; at < names.length; at += MOST) {
    const fields = names.slice(at, at + MOST)
    const extend = classes[fields.length - 1] as Extend
    made = extend(made, fields as unknown as Names)
  }
  return made
}

/** The compiler takes computed fields of literal types only; which literals does not matter. */
type Names = readonly ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
type Extend = (base: RecordClass, names: Names) => RecordClass

/** One field, two fields and so on. Most layouts are one class, longer ones a short chain. */
// prettier-ignore
const classes: readonly Extend[] = [
  (Base, [a]) => class extends Base { [a] = null },
  (Base, [a, b]) => class extends Base { [a] = null; [b] = null },
  (Base, [a, b, c]) => class extends Base { [a] = null; [b] = null; [c] = null },
  (Base, [a, b, c, d]) => class extends Base { [a] = null; [b] = null; [c] = null; [d] = null },
  (Base, [a, b, c, d, e]) => class extends Base { [a] = null; [b] = null; [c] = null; [d] = null; [e] = null },
  (Base, [a, b, c, d, e, f]) => class extends Base { [a] = null; [b] = null; [c] = null; [d] = null; [e] = null; [f] = null },
  (Base, [a, b, c, d, e, f, g]) => class extends Base { [a] = null; [b] = null; [c] = null; [d] = null; [e] = null; [f] = null; [g] = null },
  (Base, [a, b, c, d, e, f, g, h]) => class extends Base { [a] = null; [b] = null; [c] = null; [d] = null; [e] = null; [f] = null; [g] = null; [h] = null },
]
const MOST = classes.length
