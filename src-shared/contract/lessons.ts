import * as v from 'valibot'
import type { CallTable } from './calls.ts'
import { IndexSchema } from './graph.ts'

/** What people know from `__slots__`, each to be tried on a record. */
export const lessonNames = ['undeclared', 'overflow', 'inheritance', 'conflict'] as const
export const LessonNameSchema = v.picklist(lessonNames)
export type LessonName = v.InferOutput<typeof LessonNameSchema>

const StepSchema = v.object({
  /** What was done, as code would say it. */
  code: v.string(),
  outcome: v.picklist(['refused', 'taken', 'told']),
  /** What came of it: the error's own name and words, or what is there now. */
  text: v.string(),
})
export type LessonStep = v.InferOutput<typeof StepSchema>

export const lessonCalls = {
  /** Tries a lesson on a copy of a node's record, with its layout, in this mode. Nothing of the graph changes. */
  lesson: {
    params: v.object({ node: IndexSchema, lesson: LessonNameSchema }),
    result: v.object({ steps: v.array(StepSchema) }),
    deadlineMs: 30_000,
  },
} as const satisfies CallTable
