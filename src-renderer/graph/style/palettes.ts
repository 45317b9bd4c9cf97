import {
  interpolateBlues,
  interpolateCividis,
  interpolatePlasma,
  interpolatePuOr,
  interpolateViridis,
} from 'd3-scale-chromatic'
import type { Palette } from './graph-style.ts'

/** Names of the palettes and what each is good for. */
export const palettes: readonly { value: Palette; name: string; hint: string }[] = [
  { value: 'viridis', name: 'Viridis', hint: 'violet to yellow' },
  { value: 'cividis', name: 'Cividis', hint: 'blue to yellow' },
  { value: 'plasma', name: 'Plasma', hint: 'blue to orange' },
  { value: 'blues', name: 'Blues', hint: 'light to dark' },
  { value: 'purple-orange', name: 'Purple to orange', hint: 'two ways from a middle' },
]

/** The lightest tenth of one-coloured palettes would vanish on a light ground. */
const interpolators: Record<Palette, (part: number) => string> = {
  viridis: interpolateViridis,
  cividis: interpolateCividis,
  plasma: interpolatePlasma,
  blues: (part) => interpolateBlues(0.2 + 0.8 * part),
  'purple-orange': (part) => interpolatePuOr(1 - part),
}

/** The colour at a place between 0 and 1 of a palette, as CSS has it. */
export function paletteColour(palette: Palette, isReversed: boolean, part: number): string {
  return interpolators[palette](isReversed ? 1 - part : part)
}
