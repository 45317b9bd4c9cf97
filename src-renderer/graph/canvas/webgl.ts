let found: boolean | undefined

/** Whether this window can draw by WebGL 2; asked once, as each trial takes a context. */
export function hasWebgl(): boolean {
  found ??= document.createElement('canvas').getContext('webgl2') !== null
  return found
}
