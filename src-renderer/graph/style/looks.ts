import type { ColourLegend } from './legend-model.ts'
import type { Domain } from './scale.ts'

/** How one node is drawn. */
export type NodeLook = {
  /** Diameter in model units. */
  readonly size: number
  readonly colour: string
  readonly label: string
  /** Turned off in the legend. */
  readonly isOff: boolean
}

/** How one edge is drawn. */
export type EdgeLook = {
  /** In model units. */
  readonly width: number
  /** `undefined`: the quiet colour of edges, which follows the theme and how many there are. */
  readonly colour: string | undefined
  readonly label: string
  /** An end is turned off in the legend. */
  readonly isOff: boolean
}

/** What sizes or widths say; `undefined` where they say nothing. */
export type SizeLegend = {
  readonly title: string
  readonly domain: Domain
  /** Size of the lowest and of the highest value, and of elements without one. */
  readonly least: number
  readonly most: number
}

/** How every element of a view is drawn, and what it means. */
export type Looks = {
  readonly nodes: ReadonlyMap<number, NodeLook>
  readonly edges: ReadonlyMap<number, EdgeLook>
  readonly arrows: 'near' | 'always' | 'never'
  readonly hidesOff: boolean
  readonly nodeColours: ColourLegend | undefined
  readonly nodeSizes: SizeLegend | undefined
  readonly edgeColours: ColourLegend | undefined
  readonly edgeWidths: SizeLegend | undefined
}
