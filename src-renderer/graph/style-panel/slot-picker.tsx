import { cls } from '../../ui/class-names.ts'
import swatch from '../swatch.module.css'
import css from './style-panel.module.css'

/** What the colours of the palette are called, in their order. */
const names = ['Blue', 'Red', 'Green', 'Yellow', 'Cyan', 'Purple', 'Indigo', 'Olive']

/** One of the palette's colours, or the quiet one. */
export function SlotPicker({
  slot,
  hasQuiet,
  onChange,
}: {
  slot: number | null
  hasQuiet: boolean
  onChange: (slot: number | null) => void
}) {
  const slots = [...(hasQuiet ? [null] : []), ...names.keys()]
  return (
    <div role="group" aria-label="Colours" className={css.slots}>
      {slots.map((each) => {
        const name = each === null ? 'Quiet' : names[each]
        return (
          <button
            key={each ?? 'quiet'}
            type="button"
            className={css.slot}
            aria-label={name}
            aria-pressed={each === slot}
            title={name}
            onClick={() => onChange(each)}
          >
            <span className={cls(swatch.swatch, each !== null && swatch[`kind${each}`])} />
          </button>
        )
      })}
    </div>
  )
}
