import { useRef, type KeyboardEvent } from 'react'
import { cls } from '../ui/class-names.ts'
import css from './bars.module.css'

export type Bar = {
  readonly key: string
  readonly count: number
  /** What it stands for and how many there are, in words: “Degree 2 to 3: 1,204 nodes”. */
  readonly label: string
  /** Set off from the others, as within a range that is picked. */
  readonly isOn?: boolean
}

/**
 * A histogram whose bars are doors: one stop of the Tab key, arrows walk along them. Heights are logarithmic where
 * counts span magnitudes.
 */
export function Bars({
  label,
  bars,
  from,
  to,
  unit,
  isLogarithmic = false,
  onPress,
}: {
  label: string
  bars: readonly Bar[]
  /** Under the ends of the axis. */
  from: string
  to: string
  unit?: string
  isLogarithmic?: boolean
  onPress: (at: number) => void
}) {
  const list = useRef<HTMLUListElement>(null)
  const most = Math.max(1, ...bars.map(({ count }) => count))
  const heightOf = (count: number) =>
    count === 0 ? 0 : isLogarithmic ? (100 * Math.log1p(count)) / Math.log1p(most) : (100 * count) / most
  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key]
    if (next === undefined || at < 0) return
    event.preventDefault()
    event.stopPropagation()
    const bounded = Math.max(0, Math.min(buttons.length - 1, next))
    buttons.forEach((button, order) => {
      button.tabIndex = order === bounded ? 0 : -1
    })
    buttons[bounded]?.focus()
  }
  return (
    <figure>
      {/* arrows walk along the bars, which are buttons */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul ref={list} className={css.bars} aria-label={label} onKeyDown={onKeyDown}>
        {bars.map(({ key, count, label: text, isOn = true }, at) => (
          <li key={key} className={css.column}>
            <button
              type="button"
              className={css.door}
              title={text}
              aria-label={text}
              tabIndex={at === 0 ? 0 : -1}
              onClick={() => onPress(at)}
            >
              {count > 0 && (
                <span className={cls(css.bar, !isOn && css.off)} style={{ height: `${heightOf(count)}%` }} />
              )}
            </button>
          </li>
        ))}
      </ul>
      <figcaption className={css.axis} aria-hidden="true">
        <span>{from}</span>
        {unit && <span>{unit}</span>}
        <span>{to}</span>
      </figcaption>
    </figure>
  )
}
