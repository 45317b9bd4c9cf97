import * as v from 'valibot'
import { MeasureNameSchema, ParameterSchema, ReadingSchema } from './analysis.ts'
import { IndexSchema, NodeKeySchema, ViewEdgeSchema, ViewNodeSchema } from './graph.ts'
import { LoadPlanSchema } from './load-plan.ts'
import { ModeSchema } from './mode.ts'
import { WireValueSchema } from './values.ts'

const EditSchema = v.variant('type', [
  v.object({
    type: v.literal('set'),
    nodes: v.array(IndexSchema),
    /** The same nodes by kind and id, which outlive a change of the dataset. */
    keys: v.array(NodeKeySchema),
    name: v.string(),
    value: WireValueSchema,
    /** What the nodes had, in their order: what taking the edit back restores. */
    before: v.array(WireValueSchema),
  }),
  v.object({ type: v.literal('keep'), name: v.string() }),
  v.object({
    type: v.literal('measure'),
    /** Of the slot that holds its values. */
    name: v.string(),
    measure: MeasureNameSchema,
    parameters: v.record(v.string(), ParameterSchema),
    reading: ReadingSchema,
  }),
])
/**
 * What the analyst changed in the graph: a value set on nodes (`null` removes it), an attribute kept as a slot, or a
 * measure whose values are a slot.
 */
export type Edit = v.InferOutput<typeof EditSchema>

/**
 * What an analyst has made of a dataset: the picture, the edits, and how it was loaded. The dataset is not in it.
 * A session file may come from a stranger, as a dataset may.
 */
export const SessionSchema = v.object({
  savedAt: v.number(),
  mode: ModeSchema,
  plan: LoadPlanSchema,
  nodes: v.array(
    v.object({
      ...ViewNodeSchema.entries,
      x: v.pipe(v.number(), v.finite()),
      y: v.pipe(v.number(), v.finite()),
    }),
  ),
  edges: v.array(ViewEdgeSchema),
  pinned: v.array(IndexSchema),
  edits: v.array(EditSchema),
  /** What the window keeps besides, by name: looks, layout, filters. It parses them itself. */
  parts: v.record(v.string(), v.unknown()),
})
export type Session = v.InferOutput<typeof SessionSchema>
