import type { View } from './view.ts'

/**
 * What views that show a part of the graph are a part of. Held by their nodes, which layouts and styles leave as they
 * are: undo brings a view back with its caption, and changing what is drawn ends it.
 */
const captions = new WeakMap<View['nodes'], string>()

/** Says what the nodes of a view are, as in “500 of 41,203 nodes where kind = airport”. */
export function setCaption(view: View, caption: string): void {
  captions.set(view.nodes, caption)
}

export function captionOf(view: View): string | undefined {
  return captions.get(view.nodes)
}
