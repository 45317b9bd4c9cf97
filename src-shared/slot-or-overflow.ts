import type { Comparison, Way } from './contract/lab.ts'
import type { StructurePart } from './contract/memory.ts'

/** One attribute held both ways, in bytes by structure. */
export type SlotOrOverflow = {
  readonly of: StructurePart['of']
  readonly name: string
  readonly slotBytes: number
  readonly overflowBytes: number
}

/** Attributes that lie in overflow one way of a comparison and in a slot the other; the dearest in overflow first. */
export function slotOrOverflow({ modes }: Pick<Comparison, 'modes'>): SlotOrOverflow[] {
  const partsOf = (way: Way) => modes.find(({ mode }) => mode === way)?.structure?.parts ?? []
  const slots = partsOf('slotted').filter(({ type }) => type !== 'overflow')
  return partsOf('overflow')
    .filter(({ type }) => type === 'overflow')
    .flatMap(({ of, name, bytes: overflowBytes }) => {
      const slotBytes = slots.find((slot) => slot.of === of && slot.name === name)?.bytes ?? null
      return slotBytes === null || overflowBytes === null ? [] : [{ of, name, slotBytes, overflowBytes }]
    })
    .toSorted((a, b) => b.overflowBytes - a.overflowBytes)
}
