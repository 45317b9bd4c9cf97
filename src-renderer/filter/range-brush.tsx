import { useState, type PointerEvent } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import type { AttributeSummary } from '../../src-shared/contract/queries.ts'
import { numberOf, periodOf } from '../../src-shared/filter/literal.ts'
import { formatCount } from '../../src-shared/units.ts'
import { boundLabel, boundText } from '../explore/field-filter.ts'
import { cls } from '../ui/class-names.ts'
import css from './range-brush.module.css'

/**
 * A histogram to brush a range on: drag across it, or move its two ends by pointer or keyboard. Ends lie between
 * bars; a range up to the outermost end has no bound there.
 */
export function RangeBrush({
  summary: { field, type, numbers },
  bounds,
  onChange,
}: {
  summary: AttributeSummary
  bounds: { low: string | null; high: string | null } | null
  onChange: (low: string | null, high: string | null) => void
}) {
  const bins = numbers?.histogram ?? []
  const edges = [...bins.map(({ from }) => from), bins.at(-1)?.to ?? 0]
  const last = edges.length - 1
  const most = Math.max(1, ...bins.map(({ count }) => count))
  const range = [edgeAt(edges, bounds?.low ?? null, 0), edgeAt(edges, bounds?.high ?? null, last)] as const
  const [start, setStart] = useState<number | null>(null)
  const choose = (a: number, b: number) => {
    const [low, high] = a < b ? [a, b] : [b, a]
    // between whole numbers of which there are more than bars, an end lies at the next one inside
    const isWhole =
      type === 'number' && edges[1]! - edges[0]! >= 1 && [edges[0]!, edges[last]!].every(Number.isInteger)
    const [lowest, highest] = [edges[low]!, edges[high]!]
    onChange(
      low === 0 ? null : boundText(isWhole ? Math.ceil(lowest) : lowest, type),
      high === last ? null : boundText(isWhole ? Math.floor(highest) : highest, type),
    )
  }
  const barAt = (event: PointerEvent) => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    return Math.max(0, Math.min(bins.length - 1, Math.floor(((event.clientX - left) / width) * bins.length)))
  }
  const brush = (event: PointerEvent, from: number) => {
    const to = barAt(event)
    choose(Math.min(from, to), Math.max(from, to) + 1)
  }
  return (
    <div className={css.brush}>
      {/* the slider under it does the same by keyboard */}
      <div
        className={css.bars}
        aria-hidden="true"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          setStart(barAt(event))
          brush(event, barAt(event))
        }}
        onPointerMove={(event) => {
          if (start !== null) brush(event, start)
        }}
        onPointerUp={() => setStart(null)}
      >
        {bins.map(({ from, to, count }, at) => (
          <span
            key={from}
            className={css.column}
            title={`${boundLabel(from, type)} to ${boundLabel(to, type)}: ${formatCount(count)}`}
          >
            {count > 0 && (
              <span
                className={cls(css.bar, (at < range[0] || at >= range[1]) && css.off)}
                // counts span magnitudes
                style={{ height: `${(100 * Math.log1p(count)) / Math.log1p(most)}%` }}
              />
            )}
          </span>
        ))}
      </div>
      <Slider
        aria-label={`Range of ${field}`}
        className={cls(css.slider)}
        minValue={0}
        maxValue={last}
        value={[...range]}
        onChange={([low = 0, high = last]) => choose(low, high)}
      >
        <SliderTrack className={cls(css.track)}>
          {['Lowest', 'Highest'].map((name, at) => (
            <SliderThumb key={name} index={at} aria-label={name} className={cls(css.thumb)} />
          ))}
        </SliderTrack>
      </Slider>
      <p className={css.words}>
        <span>{boundWords(bounds?.low, edges[range[0]]!, type)}</span>
        <span>{boundWords(bounds?.high, edges[range[1]]!, type)}</span>
      </p>
    </div>
  )
}

/** A bound as it was written, numbers as people read them; the outermost edge where there is none. */
function boundWords(bound: string | null | undefined, edge: number, type: string): string {
  if (bound == null) return boundLabel(edge, type)
  const number = type === 'number' ? Number(bound) : Number.NaN
  return Number.isNaN(number) ? bound : number.toLocaleString('en', { maximumFractionDigits: 6 })
}

/** The edge that is nearest to a bound as it was written; `beyond` without one. */
function edgeAt(edges: readonly number[], bound: string | null, beyond: number): number {
  const value = bound === null ? undefined : (numberOf(bound) ?? periodOf(bound)?.from)
  if (value === undefined) return beyond
  const away = (at: number) => Math.abs(edges[at]! - Number(value))
  return edges.reduce((best, _, at) => (away(at) < away(best) ? at : best), 0)
}
