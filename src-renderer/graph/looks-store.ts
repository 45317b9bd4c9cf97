import { create } from 'zustand'
import { useDataset } from '../dataset/dataset-store.ts'
import type { Colours } from './colours.ts'
import { kindSlots } from './kind-slots.ts'
import type { Looks } from './style/looks.ts'
import { neededByStyle } from './style/needed-values.ts'
import { resolveStyle } from './style/resolve-style.ts'
import { fetchValues, followChanges, useValues, valuesNow } from './values-store.ts'
import { useView, viewNow, currentView } from './view-store.ts'

const noLooks: Looks = {
  nodes: new Map(),
  edges: new Map(),
  arrows: 'near',
  hidesOff: false,
  nodeColours: undefined,
  nodeSizes: undefined,
  edgeColours: undefined,
  edgeWidths: undefined,
}

/** How everything in the view is drawn now, and the legend to it. */
export const useLooks = create<Looks>(() => noLooks)

/**
 * Keeps the looks in step with the view, with attribute values as they come, and with the theme, until told to
 * stop. Works them out at once, so that who listens to the view after this finds them up to date.
 */
export function followStyle(colours: () => Colours): { stop: () => void; refresh: () => void } {
  const refresh = () => {
    const { overview } = useDataset.getState()
    useLooks.setState(
      resolveStyle(currentView(), {
        valuesOf: valuesNow,
        theme: colours(),
        nodeKindSlots: kindSlots(overview?.nodeKinds ?? []),
        edgeKindSlots: kindSlots(overview?.edgeKinds ?? []),
      }),
    )
  }
  const fetch = () => void fetchValues(neededByStyle(currentView().style), currentView())
  const stops = [
    useView.subscribe((now, before) => {
      const [view, last] = [viewNow(now), viewNow(before)]
      const sameElements = view.nodes === last.nodes && view.edges === last.edges
      const sameOff = view.legendFilter === last.legendFilter && view.faded === last.faded
      if (sameElements && view.style === last.style && sameOff) return
      refresh()
      fetch()
    }),
    useValues.subscribe(refresh),
    useDataset.subscribe((now, before) => {
      if (now.overview !== before.overview) refresh()
    }),
    followChanges(fetch),
  ]
  refresh()
  fetch()
  return {
    stop: () => {
      for (const stop of stops) stop()
    },
    refresh,
  }
}
