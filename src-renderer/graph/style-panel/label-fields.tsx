import { Select, type Choice } from '../../ui/controls/fields.tsx'
import { useFields } from '../fields.ts'
import { styleEdges, styleNodes } from '../style-actions.ts'
import type { LabelBy } from '../style/graph-style.ts'
import { attributeChoices, attributeOf, sourceOf } from './source-choices.ts'

/** What is written at nodes or edges. */
export function LabelFields({ type, rule }: { type: 'node' | 'edge'; rule: LabelBy }) {
  const source = sourceOf(rule)
  const choices: Choice<string>[] = [
    ...(type === 'node'
      ? [
          { value: 'label', name: 'Label' },
          { value: 'id', name: 'Id' },
        ]
      : []),
    { value: 'none', name: 'None' },
    { value: 'kind', name: 'Kind' },
    ...attributeChoices(useFields(type), source),
  ]
  const choose = (next: string) => {
    const name = attributeOf(next)
    const label: LabelBy =
      name === undefined ? { by: next as 'label' | 'id' | 'kind' | 'none' } : { by: 'attribute', name }
    const did = `${type === 'node' ? 'Label' : 'Label edges'} by ${name ?? next}`
    if (type === 'node') styleNodes(did, { label })
    else styleEdges(did, { label })
  }
  return <Select label="Label" value={source} choices={choices} onChange={choose} />
}
