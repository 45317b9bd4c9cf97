import type { Palette } from '../style/graph-style.ts'
import { paletteColour } from '../style/palettes.ts'
import css from './style-panel.module.css'

/** Colours that a strip is made of: the eye sees no steps from about ten on. */
const stops = Array.from({ length: 12 }, (_, at) => at / 11)

/** A palette from its lowest to its highest colour. */
export function PaletteStrip({ palette, isReversed }: { palette: Palette; isReversed: boolean }) {
  const colours = stops.map((part) => paletteColour(palette, isReversed, part))
  return (
    <div
      className={css.strip}
      style={{ background: `linear-gradient(to right, ${colours.join(', ')})` }}
      aria-hidden="true"
    />
  )
}
