import * as v from 'valibot'

const OrderSchema = v.variant('by', [
  v.object({ by: v.literal('degree') }),
  v.object({ by: v.literal('kind') }),
  v.object({ by: v.literal('label') }),
  v.object({ by: v.literal('attribute'), name: v.string() }),
])
/** What decides who comes first on a circle, in a grid, or innermost. */
export type Order = v.InferOutput<typeof OrderSchema>

/** Room between nodes as a multiple of the usual. */
const Spacing = v.pipe(v.number(), v.minValue(0.25), v.maxValue(4))

export const LayoutChoiceSchema = v.variant('name', [
  v.object({ name: v.literal('fcose'), spacing: Spacing }),
  v.object({ name: v.literal('force'), spacing: Spacing }),
  v.object({
    name: v.literal('hierarchical'),
    spacing: Spacing,
    direction: v.picklist(['down', 'up', 'right', 'left']),
  }),
  v.object({ name: v.literal('concentric'), spacing: Spacing, order: OrderSchema }),
  v.object({ name: v.literal('circle'), spacing: Spacing, order: OrderSchema }),
  v.object({ name: v.literal('grid'), spacing: Spacing, order: OrderSchema }),
  v.object({
    name: v.literal('attribute'),
    x: v.string(),
    y: v.string(),
    /** One unit of x is as long as one of y, as on a map. */
    keepsAspect: v.boolean(),
    /** Where nodes go that lack a value. */
    without: v.picklist(['beside', 'stay']),
  }),
])
/** Which layout places the nodes, and how: plain data that lies in the view. */
export type LayoutChoice = v.InferOutput<typeof LayoutChoiceSchema>
export type LayoutName = LayoutChoice['name']

export const defaultLayout: LayoutChoice = { name: 'fcose', spacing: 1 }
