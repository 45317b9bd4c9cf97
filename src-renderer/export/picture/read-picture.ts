import type { Core, EdgeSingular, NodeSingular } from 'cytoscape'
import { edgeMarks } from './edge-marks.ts'
import { legendMarks, type LegendGroup } from './legend-marks.ts'
import type { Mark, Picture } from './marks.ts'
import { nodeMarks } from './node-marks.ts'

/** How a picture is to be taken. */
export type PictureOptions = {
  /** All that is drawn, or what the window shows of it. */
  readonly area: 'whole' | 'sight'
  /** `undefined`: transparent. */
  readonly background: string | undefined
  readonly legend: readonly LegendGroup[]
  readonly text: string
}

/** From places in the graph to places in the picture. */
export type Frame = { readonly zoom: number; x(model: number): number; y(model: number): number }

/** Around all that is drawn, in pixels. */
const margin = 24
/** A slice of reading; a task of the window may take 100 ms. */
const sliceMs = 40

/** Size of the picture without its legend, in pixels of the screen. Forces Cytoscape to measure labels. */
export function pictureSize(cy: Core, area: PictureOptions['area']): { width: number; height: number } {
  const { width, height } = frameOf(cy, area)
  return { width, height }
}

/** The picture as Cytoscape draws it now, read in slices that leave the window answering. */
export async function readPicture(cy: Core, options: PictureOptions): Promise<Picture> {
  const { frame, width, height } = frameOf(cy, options.area)
  const marks: Mark[] = []
  let until = performance.now() + sliceMs
  const pause = async () => {
    if (performance.now() < until) return
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    until = performance.now() + sliceMs
  }
  // as Cytoscape does: edges below nodes, then by their z-index
  for (const edge of byDepth(cy.edges().toArray())) {
    marks.push(...edgeMarks(edge, frame))
    await pause()
  }
  const nodes = byDepth(cy.nodes().toArray())
  for (const node of nodes) {
    marks.push(...nodeMarks(node, frame))
    await pause()
  }
  const legend = legendMarks(options.legend, { width, top: height, colour: options.text })
  return {
    width,
    height: height + legend.height,
    background: options.background,
    marks: [...marks, ...legend.marks],
  }
}

function byDepth<E extends EdgeSingular | NodeSingular>(elements: readonly E[]): E[] {
  return elements
    .filter((element) => element.visible())
    .map((element) => ({ element, depth: Number(element.style('z-index')) }))
    .toSorted((a, b) => a.depth - b.depth)
    .map(({ element }) => element)
}

function frameOf(cy: Core, area: PictureOptions['area']): { frame: Frame; width: number; height: number } {
  const zoom = cy.zoom()
  const isWhole = area === 'whole' && cy.elements().nonempty()
  const box = isWhole ? cy.elements().boundingBox({ includeOverlays: false }) : cy.extent()
  const around = isWhole ? margin : 0
  return {
    frame: {
      zoom,
      x: (model) => (model - box.x1) * zoom + around,
      y: (model) => (model - box.y1) * zoom + around,
    },
    width: Math.max(1, Math.round(box.w * zoom + 2 * around)),
    height: Math.max(1, Math.round(box.h * zoom + 2 * around)),
  }
}
