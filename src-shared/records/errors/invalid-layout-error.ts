/**
 * A layout contradicts itself: a slot declared twice, a default that its slot cannot hold, or a stored
 * description that is none. Correct the declaration.
 */
export class InvalidLayoutError extends Error {
  override readonly name = 'InvalidLayoutError'
}
