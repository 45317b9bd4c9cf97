import type { Core } from 'cytoscape'

let drawn: Core | undefined

/** Told by the canvas when it begins and ends, so that its picture can be copied by whoever saves it. */
export function setDrawn(cy: Core | undefined): void {
  drawn = cy
}

/** What is drawn now; `undefined` while no picture is on the screen. */
export function drawnNow(): Core | undefined {
  return drawn
}
