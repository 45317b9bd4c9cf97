import * as v from 'valibot'

/**
 * How attributes become looks, as plain data: it lies in the view, so it is undone with it and kept in sessions.
 * What a style says is worked out for the elements of one view by `resolve-style.ts`.
 */

/** How a number becomes a size or a place on a palette. */
const Scale = v.picklist(['linear', 'sqrt', 'log'])
export type Scale = v.InferOutput<typeof Scale>

/** Palettes of d3-scale-chromatic that grow evenly in lightness and keep apart for colour-blind eyes. */
export const PaletteSchema = v.picklist(['viridis', 'cividis', 'plasma', 'blues', 'purple-orange'])
export type Palette = v.InferOutput<typeof PaletteSchema>

/** Lowest and highest value; `null` takes those of the view. */
const Domain = v.nullable(v.tuple([v.number(), v.number()]))

const Continuous = {
  scale: Scale,
  palette: PaletteSchema,
  isReversed: v.boolean(),
  domain: Domain,
}

/** Number of a colour of the categorical palette (`--kind-0` …). */
const Slot = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(7))

/** Diameters of nodes and widths of edges in model units. */
const Size = v.pipe(v.number(), v.minValue(0.1), v.maxValue(200))

const SizeBySchema = v.variant('by', [
  v.object({ by: v.literal('fixed'), size: Size }),
  v.object({ by: v.literal('degree'), scale: Scale, least: Size, most: Size }),
  v.object({ by: v.literal('attribute'), name: v.string(), scale: Scale, least: Size, most: Size }),
])
/** How large nodes are, or how wide edges. Edges have no degree. */
export type SizeBy = v.InferOutput<typeof SizeBySchema>

const ColourBySchema = v.variant('by', [
  v.object({ by: v.literal('fixed'), slot: v.nullable(Slot) }),
  v.object({ by: v.literal('kind') }),
  v.object({ by: v.literal('degree'), ...Continuous }),
  v.object({
    by: v.literal('category'),
    name: v.string(),
    /** Values in the order of the colours, so that each keeps its own; others take what is left. */
    values: v.array(v.string()),
  }),
  v.object({ by: v.literal('number'), name: v.string(), ...Continuous }),
])
/**
 * What the colour tells: one colour for all (`slot: null` is the quiet one), the kind, the degree, or an attribute
 * taken as a category or as a number.
 */
export type ColourBy = v.InferOutput<typeof ColourBySchema>

const LabelBySchema = v.variant('by', [
  v.object({ by: v.literal('label') }),
  v.object({ by: v.literal('id') }),
  v.object({ by: v.literal('kind') }),
  v.object({ by: v.literal('attribute'), name: v.string() }),
  v.object({ by: v.literal('none') }),
])
/** What is written at an element. Edges have neither label nor id. */
export type LabelBy = v.InferOutput<typeof LabelBySchema>

export const GraphStyleSchema = v.object({
  nodes: v.object({ size: SizeBySchema, colour: ColourBySchema, label: LabelBySchema }),
  edges: v.object({
    width: SizeBySchema,
    colour: ColourBySchema,
    label: LabelBySchema,
    /** `near`: when zoomed in, and at what is selected. */
    arrows: v.picklist(['near', 'always', 'never']),
  }),
})
export type GraphStyle = v.InferOutput<typeof GraphStyleSchema>

/** Colour by kind, size by degree, label by label: what every graph has. */
export const defaultStyle: GraphStyle = {
  nodes: {
    // the smallest is still a target of 10 px at a zoom of 1; degrees of real graphs span magnitudes
    size: { by: 'degree', scale: 'log', least: 10, most: 40 },
    colour: { by: 'kind' },
    label: { by: 'label' },
  },
  edges: {
    width: { by: 'fixed', size: 1 },
    colour: { by: 'fixed', slot: null },
    label: { by: 'none' },
    arrows: 'near',
  },
}

export const LegendFilterSchema = v.object({
  /** Keys of the legend's entries that are turned off. */
  off: v.array(v.string()),
  /** Numbers outside are turned off. */
  range: v.nullable(v.tuple([v.number(), v.number()])),
  /** Whether what is turned off fades or vanishes. */
  how: v.picklist(['fade', 'hide']),
})
/** What the legend of node colours turns off in the view; elements stay part of it. */
export type LegendFilter = v.InferOutput<typeof LegendFilterSchema>

export const everythingOn: LegendFilter = { off: [], range: null, how: 'fade' }
