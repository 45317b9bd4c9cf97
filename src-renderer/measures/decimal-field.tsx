import { useState } from 'react'
import { TextField } from '../ui/controls/fields.tsx'

/** A number of any size, as `0.85` or `1e-8`; what is typed stands while it is no number yet. */
export function DecimalField({
  label,
  value,
  onChange,
}: {
  label: string
  value: number
  onChange: (value: number) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextField
      label={label}
      value={typed !== null && Number(typed) === value ? typed : (typed ?? String(value))}
      onChange={(text) => {
        setTyped(text)
        const number = Number(text)
        if (text.trim() !== '' && Number.isFinite(number)) onChange(number)
      }}
    />
  )
}
