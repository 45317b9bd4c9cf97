import { useMemo } from 'react'
import type { Field } from '../../src-shared/filter/filter.ts'
import { printField } from '../../src-shared/filter/print.ts'
import type { FilterSchema } from '../../src-shared/filter/schema.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { store } from '../graph/view-actions.ts'

/** Frequent values to offer: as many as anybody reads through. */
const valueCount = 50

/** The schema with the frequent values of the attribute that is typed about; asked for when it is. */
export function useKnownValues(schema: FilterSchema, field: Field | undefined): FilterSchema {
  const active = useDataset((state) => state.active)
  const wanted = field && !field.builtIn ? field : undefined
  const answer = useAnswer(`${active} ${schema.of} ${wanted?.name}`, async (signal) => {
    if (!wanted) return null
    const ask = { of: schema.of, field: printField(wanted), filter: '', bins: 1, values: valueCount }
    const { values } = await store().attributeSummary(ask, { signal })
    return { name: wanted.name, values: values.map(({ value }) => wireText(value)).filter(Boolean) }
  })
  const found = answer.at === 'there' ? answer.value : null
  return useMemo(
    () =>
      found
        ? {
            ...schema,
            attributes: schema.attributes.map((each) =>
              each.name === found.name ? { ...each, values: found.values } : each,
            ),
          }
        : schema,
    [schema, found],
  )
}
