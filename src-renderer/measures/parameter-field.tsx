import type { ParameterDeclaration } from '../../src-shared/contract/measures.ts'
import { defaultOf, parameterProblem } from '../../src-shared/contract/analysis.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { useView } from '../graph/view-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { NumberField, Select } from '../ui/controls/fields.tsx'
import { DecimalField } from './decimal-field.tsx'
import css from './measures.module.css'
import { setParameter } from './measures-store.ts'

type Value = number | string | number[]

/** One parameter of a measure, explained in a sentence. */
export function ParameterField({
  name,
  declared,
  value = defaultOf(declared),
}: {
  name: string
  declared: ParameterDeclaration
  value: Value | undefined
}) {
  const label = name.replaceAll(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase())
  return (
    <div className={css.parameter}>
      <Control label={label} name={name} declared={declared} value={value} />
      <p className={css.explained}>{declared.explains}</p>
      {parameterProblem(name, declared, value) !== undefined && (
        <p className={css.problem}>{parameterProblem(name, declared, value)}</p>
      )}
    </div>
  )
}

function Control({
  label,
  name,
  declared,
  value,
}: {
  label: string
  name: string
  declared: ParameterDeclaration
  value: Value
}) {
  switch (declared.kind) {
    case 'integer':
      return (
        <NumberField
          label={label}
          value={Number(value)}
          min={declared.least}
          max={declared.most}
          onChange={(next) => setParameter(name, Math.round(next))}
        />
      )
    case 'number':
      return (
        <DecimalField label={label} value={Number(value)} onChange={(next) => setParameter(name, next)} />
      )
    case 'choice':
      return (
        <Select
          label={label}
          value={String(value)}
          choices={declared.options.map((option) => ({ value: option, name: option }))}
          onChange={(next) => setParameter(name, next)}
        />
      )
    case 'nodes':
      return <NodesField label={label} name={name} nodes={Array.isArray(value) ? value : []} />
  }
}

/** Nodes are given by selecting them in the picture, the table or the tree. */
function NodesField({ label, name, nodes }: { label: string; name: string; nodes: readonly number[] }) {
  const selected = useView((state) => state.selected)
  return (
    <div role="group" aria-label={label}>
      <div className={css.nodes}>
        <span>{label}</span>
        <span className={css.quiet}>{nodes.length === 0 ? 'none' : formatCountOf(nodes.length, 'node')}</span>
      </div>
      <div className={css.actions}>
        <Button isDisabled={selected.size === 0} onPress={() => setParameter(name, [...selected])}>
          Take what is selected{selected.size > 0 ? ` (${selected.size})` : ''}
        </Button>
        {nodes.length > 0 && (
          <Button look="quiet" onPress={() => setParameter(name, [])}>
            None
          </Button>
        )}
      </div>
    </div>
  )
}
