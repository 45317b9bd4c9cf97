import { useMemo } from 'react'
import { useDataset } from '../dataset/dataset-store.ts'
import { cls } from '../ui/class-names.ts'
import { kindSlots } from './kind-slots.ts'
import css from './swatch.module.css'

const noSlots: ReadonlyMap<string, number> = new Map()

/** The colour of each kind of node in the open graph. */
export function useKindSlots(): ReadonlyMap<string, number> {
  const overview = useDataset((state) => state.overview)
  return useMemo(() => (overview ? kindSlots(overview.nodeKinds) : noSlots), [overview])
}

/** A dot in the colour of a kind of node; the kind's name is always beside it or read out with it. */
export function Swatch({ kind }: { kind: string }) {
  const slot = useKindSlots().get(kind)
  return <span className={cls(css.swatch, slot !== undefined && css[`kind${slot}`])} aria-hidden="true" />
}
