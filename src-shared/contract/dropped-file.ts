import * as v from 'valibot'
import { FileCardSchema, type FileCard } from './app-calls.ts'
import { FailureSchema } from './failure-schema.ts'
import { FailureError } from './failure.ts'

/** What a host answers when the window hands it a file outside of calls: by drop or upload. */
export const FileCardAnswerSchema = v.union([FileCardSchema, v.object({ failure: FailureSchema })])
export type FileCardAnswer = v.InferOutput<typeof FileCardAnswerSchema>

/** The card in an answer as it came; throws the failure in it. */
export function cardIn(answer: unknown): FileCard {
  const parsed = v.parse(FileCardAnswerSchema, answer)
  if ('failure' in parsed) throw new FailureError(parsed.failure)
  return parsed
}
