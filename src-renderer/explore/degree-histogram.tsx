import type { Overview } from '../../src-shared/contract/graph.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { orNotify } from '../ui/notice-store.ts'
import { Bars } from './bars.tsx'
import { showWhere } from './doorways.ts'

/** Nodes by degree, in bins that double; heights are logarithmic, since counts span magnitudes. */
export function DegreeHistogram({ bins }: { bins: Overview['degreeHistogram'] }) {
  const last = bins.at(-1)
  if (!last) return null
  return (
    <Bars
      label="Nodes by degree"
      isLogarithmic
      bars={bins.map(({ from, to, count }) => {
        const range = from === to ? formatCount(from) : `${formatCount(from)} to ${formatCount(to)}`
        return { key: String(from), count, label: `Degree ${range}: ${formatCountOf(count, 'node')}` }
      })}
      from={formatCount(bins[0]?.from ?? 0)}
      to={formatCount(last.to)}
      unit="degree, bins that double"
      onPress={(at) => {
        const { from, to } = bins[at]!
        orNotify(showWhere(from === to ? `degree = ${from}` : `degree between ${from} and ${to}`))
      }}
    />
  )
}
