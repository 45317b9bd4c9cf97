import { cls } from '../ui/class-names.ts'
import { Checkbox } from '../ui/controls/fields.tsx'
import { dashes, measureNames, processNames } from './chart-options.ts'
import css from './legend.module.css'
import { measures, type Measure, type SeriesKey } from './memory-series.ts'
import { showMeasure, showProcess, useMemory, useSeenProcesses } from './memory-store.ts'

/** The lines that are shown, in the order of the legend. */
export function useShownKeys(): SeriesKey[] {
  const processes = useSeenProcesses()
  const hidden = useMemory((state) => state.hiddenProcesses)
  const shown = useMemory((state) => state.shownMeasures)
  return processes
    .filter((process) => !hidden.has(process))
    .flatMap((process) =>
      measures.filter((each) => shown.has(each)).map((each): SeriesKey => `${process} ${each}`),
    )
}

/** What each line is, and which are shown: processes by colour, measures by dash. */
export function Legend() {
  const processes = useSeenProcesses()
  const hidden = useMemory((state) => state.hiddenProcesses)
  const shown = useMemory((state) => state.shownMeasures)
  return (
    <div className={css.legend} role="group" aria-label="Processes and measures shown">
      {processes.map((process) => (
        <Checkbox
          key={process}
          isSelected={!hidden.has(process)}
          onChange={(isShown) => showProcess(process, isShown)}
        >
          <span className={css.key}>
            <span className={cls(css.dot, css[process])} /> {processNames[process]}
          </span>
        </Checkbox>
      ))}
      {measures.map((measure) => (
        <Checkbox
          key={measure}
          isSelected={shown.has(measure)}
          onChange={(isShown) => showMeasure(measure, isShown)}
        >
          <span className={css.key}>
            <Dash of={measure} /> {measureNames[measure]}
          </span>
        </Checkbox>
      ))}
    </div>
  )
}

function Dash({ of }: { of: Measure }) {
  return (
    <svg width="22" height="6" aria-hidden="true">
      <line
        x1="0"
        x2="22"
        y1="3"
        y2="3"
        stroke="currentColor"
        strokeWidth={of === 'rss' ? 2 : 1.25}
        strokeDasharray={dashes[of].join(' ')}
      />
    </svg>
  )
}
