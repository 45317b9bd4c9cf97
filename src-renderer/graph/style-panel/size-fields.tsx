import { NumberField, Segments, Select, type Choice } from '../../ui/controls/fields.tsx'
import { useFields } from '../fields.ts'
import { styleEdges, styleNodes } from '../style-actions.ts'
import type { SizeBy } from '../style/graph-style.ts'
import { scales } from './colour-fields.tsx'
import { attributeChoices, attributeOf, sourceOf } from './source-choices.ts'
import css from './style-panel.module.css'

/** Diameters of nodes and widths of edges, from, to and where all are alike, in model units. */
const usual = {
  node: { least: 10, most: 40, size: 16, largest: 120 },
  edge: { least: 1, most: 6, size: 1, largest: 20 },
} as const

/** What diameters of nodes or widths of edges go by, and how. */
export function SizeFields({ type, rule }: { type: 'node' | 'edge'; rule: SizeBy }) {
  const fields = useFields(type).filter(({ isNumber }) => isNumber)
  const source = sourceOf(rule)
  const { least, most, size, largest } = usual[type]
  const what = type === 'node' ? 'Size' : 'Width'
  const change = (did: string, next: SizeBy) => {
    if (type === 'node') styleNodes(did, { size: next })
    else styleEdges(did, { width: next })
  }
  const choices: Choice<string>[] = [
    ...(type === 'node' ? [{ value: 'degree', name: 'Degree' }] : []),
    { value: 'fixed', name: 'All alike' },
    ...attributeChoices(fields, source),
  ]
  const choose = (next: string) => {
    const name = attributeOf(next)
    const range = rule.by === 'fixed' ? { least, most } : { least: rule.least, most: rule.most }
    if (name !== undefined) change(`${what} by ${name}`, { by: 'attribute', name, scale: 'linear', ...range })
    else if (next === 'degree') change(`${what} by degree`, { by: 'degree', scale: 'log', ...range })
    else change(`${what} alike`, { by: 'fixed', size })
  }
  return (
    <>
      <Select label={what} value={source} choices={choices} onChange={choose} />
      {rule.by === 'fixed' ? (
        <NumberField
          label={type === 'node' ? 'Diameter' : 'Pixels'}
          value={rule.size}
          min={1}
          max={largest}
          onChange={(next) => change(`${what} ${next}`, { ...rule, size: next })}
        />
      ) : (
        <>
          <div className={css.pair}>
            <NumberField
              label="Smallest"
              value={rule.least}
              min={1}
              max={largest}
              onChange={(next) => change(`Smallest ${what.toLowerCase()} ${next}`, { ...rule, least: next })}
            />
            <NumberField
              label="Largest"
              value={rule.most}
              min={1}
              max={largest}
              onChange={(next) => change(`Largest ${what.toLowerCase()} ${next}`, { ...rule, most: next })}
            />
          </div>
          <Segments
            label={`Scale of ${type === 'node' ? 'sizes' : 'widths'}`}
            isLabelShown
            value={rule.scale}
            choices={scales}
            onChange={(scale) => change(`${what} scale ${scale}`, { ...rule, scale })}
          />
        </>
      )}
    </>
  )
}
