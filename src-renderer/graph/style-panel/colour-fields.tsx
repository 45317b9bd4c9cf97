import { Checkbox, Segments, Select, type Choice } from '../../ui/controls/fields.tsx'
import { orNotify } from '../../ui/notice-store.ts'
import { useFields } from '../fields.ts'
import { colour, colourByAttribute, usualScale } from '../style-actions.ts'
import type { ColourBy, Scale } from '../style/graph-style.ts'
import { palettes } from '../style/palettes.ts'
import { PaletteStrip } from './palette-strip.tsx'
import { SlotPicker } from './slot-picker.tsx'
import { attributeChoices, attributeOf, sourceOf } from './source-choices.ts'
import css from './style-panel.module.css'

export const scales: readonly { value: Scale; name: string; hint: string }[] = [
  { value: 'linear', name: 'Linear', hint: 'Equal steps of the value are equal steps of colour or size' },
  { value: 'sqrt', name: 'Root', hint: 'Square root: some more room for small values' },
  { value: 'log', name: 'Log', hint: 'Logarithm: for values that span magnitudes' },
]

/** What colours go by, and how. */
export function ColourFields({ type, rule }: { type: 'node' | 'edge'; rule: ColourBy }) {
  const fields = useFields(type)
  const source = sourceOf(rule)
  const choices: Choice<string>[] = [
    { value: 'kind', name: 'Kind' },
    ...(type === 'node' ? [{ value: 'degree', name: 'Degree' }] : []),
    { value: 'fixed', name: 'One colour' },
    ...attributeChoices(fields, source),
  ]
  const choose = (next: string) => {
    const name = attributeOf(next)
    if (name !== undefined) orNotify(colourByAttribute(type, name))
    else if (next === 'kind') colour(type, { by: 'kind' }, 'Colour by kind')
    else if (next === 'degree')
      colour(type, { by: 'degree', ...usualScale, scale: 'log' }, 'Colour by degree')
    else colour(type, { by: 'fixed', slot: type === 'node' ? 0 : null }, 'One colour')
  }
  return (
    <>
      <Select label="Colour" value={source} choices={choices} onChange={choose} />
      {(rule.by === 'number' || rule.by === 'category') && (
        <Segments
          label="Taken as"
          isLabelShown
          value={rule.by}
          choices={[
            { value: 'number', name: 'Numbers' },
            { value: 'category', name: 'Categories' },
          ]}
          onChange={(as) => orNotify(colourByAttribute(type, rule.name, as))}
        />
      )}
      {rule.by === 'fixed' && (
        <SlotPicker
          hasQuiet={type === 'edge'}
          slot={rule.slot}
          onChange={(slot) => colour(type, { by: 'fixed', slot }, 'One colour')}
        />
      )}
      {(rule.by === 'number' || rule.by === 'degree') && <ScaleFields type={type} rule={rule} />}
    </>
  )
}

function ScaleFields({
  type,
  rule,
}: {
  type: 'node' | 'edge'
  rule: Extract<ColourBy, { by: 'number' | 'degree' }>
}) {
  return (
    <>
      <Select
        label="Palette"
        value={rule.palette}
        choices={palettes}
        onChange={(palette) => colour(type, { ...rule, palette }, `Colour palette ${palette}`)}
      />
      <PaletteStrip palette={rule.palette} isReversed={rule.isReversed} />
      <Segments
        label="Scale of colours"
        isLabelShown
        value={rule.scale}
        choices={scales}
        onChange={(scale) => colour(type, { ...rule, scale }, `Colour scale ${scale}`)}
      />
      <div className={css.row}>
        <Checkbox
          isSelected={rule.isReversed}
          onChange={(isReversed) => colour(type, { ...rule, isReversed }, 'Colours the other way')}
        >
          The other way round
        </Checkbox>
      </div>
    </>
  )
}
