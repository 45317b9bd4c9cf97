import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { Select } from '../ui/controls/fields.tsx'
import { useSettings } from '../ui/settings-store.ts'
import { mostNodes } from './show-part.ts'

/** From what a slide holds to what is drawn without waiting. */
const sizes = [100, 500, 1_000, 2_000]

/** How many nodes a part of the graph brings at most; more than the picture takes cannot be chosen. */
export function PartSize({ value, onChange }: { value: number; onChange: (most: number) => void }) {
  const limit = useSettings((state) => state.elementLimit)
  return (
    <Select
      label="Nodes at most"
      hideLabel
      value={String(value)}
      choices={sizes.map((size) => ({
        value: String(size),
        name: `at most ${formatCountOf(size, 'node')}`,
        ...(size > mostNodes(limit) && {
          isDisabled: true,
          hint: `Settings draw ${formatCount(limit)} elements`,
        }),
      }))}
      onChange={(size) => onChange(Number(size))}
    />
  )
}
