import { Label, ProgressBar as AriaProgressBar } from 'react-aria-components'
import css from './progress.module.css'
import { cls } from '../class-names.ts'

/** How far something long is: `part` from 0 to 1, or `null` while that is unknown. */
export function Progress({ label, part, text }: { label: string; part: number | null; text: string }) {
  const percent = part === null ? 0 : Math.min(100, Math.max(0, part * 100))
  return (
    <AriaProgressBar
      className={cls(css.progress)}
      value={percent}
      isIndeterminate={part === null}
      valueLabel={text}
    >
      <div className={css.words}>
        <Label>{label}</Label>
        <span className={css.value}>{text}</span>
      </div>
      <div className={css.track}>
        <div
          className={cls(css.fill, part === null && css.unknown)}
          style={part === null ? undefined : { width: `${percent}%` }}
        />
      </div>
    </AriaProgressBar>
  )
}
