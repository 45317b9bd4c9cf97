import type { Layout } from '../layout.ts'

/** A kind's layout does not extend the base that all kinds are to share. Declare it with `base.extend(...)`. */
export class KindMismatchError extends Error {
  override readonly name = 'KindMismatchError'
  constructor(base: Layout, kind: Layout) {
    super(`'${kind.name}' cannot be a kind of '${base.name}', which it does not extend`)
  }
}
