import { formatNumber } from '../graph/legend/format-number.ts'
import { useLooks } from '../graph/looks-store.ts'
import type { ColourLegend } from '../graph/style/legend-model.ts'
import type { SizeLegend } from '../graph/style/looks.ts'
import { paletteColour } from '../graph/style/palettes.ts'
import { legendTicks, placeOn } from '../graph/style/scale.ts'
import type { LegendGroup } from './picture/legend-marks.ts'

/** What colours and sizes of the picture say, as the window's own legend has it. */
export function legendGroups(): LegendGroup[] {
  const { nodeColours, nodeSizes, edgeColours, edgeWidths } = useLooks.getState()
  return [
    ...colours(nodeColours, (title) => title),
    ...sizes('Size', nodeSizes),
    ...colours(edgeColours, (title) => `Edges: ${title.toLowerCase()}`),
    ...sizes('Width', edgeWidths),
  ]
}

function colours(legend: ColourLegend | undefined, titled: (title: string) => string): LegendGroup[] {
  if (legend === undefined) return []
  const title = titled(legend.title)
  if (legend.type === 'categories') {
    return [{ title, items: legend.entries.map(({ name, colour }) => ({ name, colour })) }]
  }
  const { scale, domain, palette, isReversed, missing } = legend
  const place = placeOn(scale, domain)
  const ticks = legendTicks(scale, domain, 5, 0.1).map((tick) => ({
    name: formatNumber(tick),
    colour: paletteColour(palette, isReversed, place(tick)),
  }))
  return [{ title, items: [...ticks, ...(missing ? [{ name: 'missing', colour: missing.colour }] : [])] }]
}

function sizes(what: string, legend: SizeLegend | undefined): LegendGroup[] {
  if (legend === undefined) return []
  const [least, most] = legend.domain.map(formatNumber)
  return [{ title: `${what}: ${legend.title.toLowerCase()} ${least} to ${most}`, items: [] }]
}
