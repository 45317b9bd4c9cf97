import { useMemo } from 'react'
import type { Analysis } from '../../src-shared/contract/analysis.ts'
import { measures } from '../../src-shared/contract/measures.ts'
import type { KindSummary } from '../../src-shared/contract/graph.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import type { Edit } from '../../src-shared/contract/session.ts'
import { useMeasures } from '../measures/measures-store.ts'
import { useView } from './view-store.ts'

/** An attribute that can be shown, with the type that people read. */
export type Field = { readonly name: string; readonly type: string; readonly isNumber: boolean }

/** Attributes of nodes or edges, each name once, in the order of the tables; the analyst's own and measures last. */
export function fieldsOf(
  kinds: readonly KindSummary[],
  edits: readonly Edit[],
  measured: readonly Pick<Analysis, 'name' | 'measure'>[] = [],
): Field[] {
  const fields = new Map<string, Field>()
  for (const { attributes } of kinds) {
    for (const { name, type } of attributes) {
      if (!fields.has(name)) fields.set(name, { name, type, isNumber: numberLike.test(type) })
    }
  }
  for (const edit of edits) {
    if (edit.type === 'keep' || fields.has(edit.name)) continue
    const { type, name } = edit
    if (type === 'measure') fields.set(name, { name, type: 'measure', isNumber: true })
    else fields.set(name, { name, type: 'yours', isNumber: typeof edit.value === 'number' })
  }
  for (const { name, measure } of measured) {
    const { result } = measures[measure]
    if (result !== 'nothing') {
      fields.set(name, { name, type: 'measure', isNumber: result !== 'group' && result !== 'flag' })
    }
  }
  return [...fields.values()]
}

/** Types that have an order which colours and sizes can follow. */
const numberLike = /^(u?int|integer|float|real|number|timestamp)/i

/** Attributes of the open graph, now. */
export function useFields(type: 'node' | 'edge'): readonly Field[] {
  const overview = useDataset((state) => state.overview)
  const edits = useView(({ history }) => history.present.edits)
  const measured = useMeasures((state) => state.results)
  return useMemo(
    () =>
      type === 'node'
        ? fieldsOf(overview?.nodeKinds ?? [], edits, measured)
        : fieldsOf(overview?.edgeKinds ?? [], []),
    [type, overview, edits, measured],
  )
}
