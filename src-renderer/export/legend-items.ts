import { drawnNow } from '../graph/drawn.ts'
import { currentView } from '../graph/view-store.ts'
import type { LegendItem } from './picture/legend-marks.ts'

/** Colours of the picture with the kinds that have them, the most frequent first. */
export function legendItems(): LegendItem[] {
  const cy = drawnNow()
  if (!cy) return []
  const counts = new Map<string, { item: LegendItem; count: number }>()
  for (const { index, kind } of currentView().nodes.values()) {
    const known = counts.get(kind)
    if (known) known.count += 1
    else
      counts.set(kind, {
        item: { name: kind, colour: String(cy.$id(`n${index}`).style('background-color')) },
        count: 1,
      })
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count).map(({ item }) => item)
}
