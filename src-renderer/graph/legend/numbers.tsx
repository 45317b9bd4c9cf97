import { useState } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { formatCount } from '../../../src-shared/units.ts'
import { cls } from '../../ui/class-names.ts'
import { filterByLegend } from '../style-actions.ts'
import { everythingOn, type LegendFilter } from '../style/graph-style.ts'
import { toggled, type ColourLegend } from '../style/legend-model.ts'
import { paletteColour } from '../style/palettes.ts'
import { legendTicks, placeOn, valueAt } from '../style/scale.ts'
import { formatNumber } from './format-number.ts'
import css from './legend.module.css'

const stops = Array.from({ length: 12 }, (_, at) => at / 11)
/** Steps of the handles along the gradient. */
const steps = 200

/** A gradient with ticks; two handles leave a range of numbers on. */
export function Numbers({
  legend,
  title = legend.title,
  filter = everythingOn,
  canFilter = false,
}: {
  legend: Extract<ColourLegend, { type: 'numbers' }>
  title?: string
  filter?: LegendFilter
  canFilter?: boolean
}) {
  const { domain, scale, palette, isReversed, missing } = legend
  const place = placeOn(scale, domain)
  const colours = stops.map((part) => paletteColour(palette, isReversed, part))
  return (
    <>
      <h2 className={css.title}>{title}</h2>
      <div className={css.scale}>
        <div
          className={css.gradient}
          style={{ background: `linear-gradient(to right, ${colours.join(', ')})` }}
          aria-hidden="true"
        />
        {canFilter && domain[1] > domain[0] && (
          <Range
            // handles follow the filter when it is undone
            key={JSON.stringify(filter.range)}
            legend={legend}
            filter={filter}
          />
        )}
        <div className={css.ticks} aria-hidden="true">
          {legendTicks(scale, domain).map((tick) => (
            <span
              key={tick}
              className={css.tick}
              // the first begins where the gradient does, and the last ends there
              style={{ insetInlineStart: `${100 * place(tick)}%`, translate: `${-100 * place(tick)}% 0` }}
            >
              {formatNumber(tick)}
            </span>
          ))}
        </div>
      </div>
      <p className="visually-hidden">
        {formatNumber(domain[0])} to {formatNumber(domain[1])}
      </p>
      {missing && (
        <button
          type="button"
          className={css.entry}
          aria-pressed={!filter.off.includes(missing.key)}
          disabled={!canFilter}
          onClick={() => filterByLegend('Legend: missing', toggled(filter, missing.key))}
        >
          <span className={css.dot} style={{ background: missing.colour }} aria-hidden="true" />
          <span className={css.name}>missing</span>
          <span className={css.count}>{formatCount(missing.count)}</span>
        </button>
      )}
    </>
  )
}

function Range({
  legend: { title, domain, scale },
  filter,
}: {
  legend: Extract<ColourLegend, { type: 'numbers' }>
  filter: LegendFilter
}) {
  const place = placeOn(scale, domain)
  const value = valueAt(scale, domain)
  const [from, to] = filter.range ?? domain
  const [handles, setHandles] = useState([Math.round(place(from) * steps), Math.round(place(to) * steps)])
  const settle = ([low = 0, high = steps]: number[]) => {
    const isWhole = low <= 0 && high >= steps
    const range: [number, number] = [
      low <= 0 ? domain[0] : value(low / steps),
      high >= steps ? domain[1] : value(high / steps),
    ]
    const did = isWhole ? `Any ${title}` : `${title} ${formatNumber(range[0])} to ${formatNumber(range[1])}`
    filterByLegend(did, { ...filter, range: isWhole ? null : range })
  }
  return (
    <Slider
      aria-label={`Range of ${title}`}
      className={cls(css.slider)}
      minValue={0}
      maxValue={steps}
      value={handles}
      onChange={setHandles}
      onChangeEnd={settle}
    >
      <SliderTrack className={cls(css.track)}>
        {handles.map((at, index) => (
          <SliderThumb
            // the two handles have no other name than their order
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            index={index}
            aria-label={`${index === 0 ? 'Lowest' : 'Highest'}, ${formatNumber(value(at / steps))}`}
            className={cls(css.thumb)}
          />
        ))}
      </SliderTrack>
    </Slider>
  )
}
