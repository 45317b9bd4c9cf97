import * as v from 'valibot'
import { IndexSchema } from './graph.ts'

export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0))

/** More than any canvas takes: keeps one answer small. */
export const LimitSchema = v.pipe(CountSchema, v.maxValue(20_000))

export const IndexesSchema = v.pipe(v.array(IndexSchema), v.maxLength(20_000))

/** Names of the edge kinds that count; all when absent. */
export const EdgeKindsSchema = v.exactOptional(v.array(v.string()))
