import { useEffect, useRef } from 'react'
import type { ProcessName } from '../../src-shared/contract/memory.ts'
import { series, useMemory } from './memory-store.ts'

/** Half a minute at four samples a second. */
const pointCount = 120
const width = 100
const height = 24

/** A process's RSS over the last half minute. Drawn straight to the page, without React, at every sample. */
export function Sparkline({ process, className }: { process: ProcessName; className?: string | undefined }) {
  const line = useRef<SVGPolylineElement>(null)
  useEffect(() => {
    const draw = () =>
      line.current?.setAttribute('points', pointsOf(series.tail(`${process} rss`, pointCount)))
    draw()
    return useMemory.subscribe(draw)
  }, [process])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polyline
        ref={line}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}

/** Points from the right edge leftwards; the scale starts at zero so that a small change looks small. */
function pointsOf(values: readonly (number | null)[]): string {
  const most = Math.max(1, ...values.map((value) => value ?? 0)) * 1.1
  const left = pointCount - values.length
  return values
    .flatMap((value, at) => {
      if (value === null) return []
      const x = ((left + at) / (pointCount - 1)) * width
      return `${x.toFixed(1)},${(height - (value / most) * height).toFixed(1)}`
    })
    .join(' ')
}
