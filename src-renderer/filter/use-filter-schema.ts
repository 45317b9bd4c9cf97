import { useMemo } from 'react'
import type { FieldInfo, Of } from '../../src-shared/contract/queries.ts'
import type { FilterSchema } from '../../src-shared/filter/schema.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useAnswer, type Answer } from '../explore/use-answer.ts'
import { store } from '../graph/view-actions.ts'
import { useView, viewNow } from '../graph/view-store.ts'

/** What filters can name now: fields of the store, kinds, and sets of the view. */
export function useFilterSchema(of: Of): { fields: Answer<readonly FieldInfo[]>; schema: FilterSchema } {
  const active = useDataset((state) => state.active)
  const overview = useDataset((state) => state.overview)
  const version = useEdits((state) => state.version)
  const sets = useView((state) => viewNow(state).sets)
  const fields = useAnswer(`${active} ${of} ${version}`, async (signal) => {
    const answer = await store().fields({ of }, { signal })
    return answer.fields
  })
  const schema = useMemo((): FilterSchema => {
    const kinds = (of === 'nodes' ? overview?.nodeKinds : overview?.edgeKinds) ?? []
    const known = fields.at === 'there' ? fields.value : []
    return {
      of,
      kinds: [...new Set(kinds.map(({ name }) => name))],
      attributes: known.filter(({ builtIn }) => !builtIn).map(({ name, type }) => ({ name, type })),
      sets: Object.keys(sets),
    }
  }, [of, overview, fields, sets])
  return { fields, schema }
}
