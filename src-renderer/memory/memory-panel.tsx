import { useState } from 'react'
import { useDataset } from '../dataset/dataset-store.ts'
import { setKeepBoth } from '../dataset/load.ts'
import { useAbout } from '../ui/about-store.ts'
import { cls } from '../ui/class-names.ts'
import { Checkbox, Segments } from '../ui/controls/fields.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { measureNames, processNames } from './chart-options.ts'
import { comparison } from './figures.ts'
import { MemoryChart } from './memory-chart.tsx'
import css from './memory-panel.module.css'
import { measures, type SeriesKey } from './memory-series.ts'
import { showMeasure, showProcess, useMemory, useSeenProcesses } from './memory-store.ts'
import { MemoryTable } from './memory-table.tsx'
import { ModeFigures } from './mode-figures.tsx'

const shapes = [
  { value: 'chart', name: 'Chart' },
  { value: 'table', name: 'Table' },
] as const

/** Memory over time, a line for each process, and what the modes measured. */
export function MemoryPanel() {
  const [shape, setShape] = useState<'chart' | 'table'>('chart')
  const processes = useSeenProcesses()
  const hidden = useMemory((state) => state.hiddenProcesses)
  const shown = useMemory((state) => state.shownMeasures)
  const keys = processes
    .filter((process) => !hidden.has(process))
    .flatMap((process) =>
      measures.filter((each) => shown.has(each)).map((each): SeriesKey => `${process} ${each}`),
    )
  return (
    <section className={css.container} aria-label="Memory panel">
      <div className={css.panel}>
        <div className={css.left}>
          <div className={css.head}>
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
                  {measureNames[measure]} <Dash of={measure} />
                </Checkbox>
              ))}
            </div>
            <Segments label="Shape" value={shape} choices={shapes} onChange={setShape} />
          </div>
          {shape === 'chart' ? <MemoryChart keys={keys} /> : <MemoryTable keys={keys} />}
        </div>
        <Figures />
      </div>
    </section>
  )
}

function Dash({ of }: { of: (typeof measures)[number] }) {
  const dash = { rss: undefined, heap: '7 4', buffers: '2 3' }[of]
  return (
    <svg width="22" height="6" aria-hidden="true">
      <line
        x1="0"
        x2="22"
        y1="3"
        y2="3"
        stroke="currentColor"
        strokeWidth={of === 'rss' ? 2 : 1.25}
        strokeDasharray={dash}
      />
    </svg>
  )
}

function Figures() {
  const measured = useDataset((state) => state.measured)
  const keepBoth = useDataset((state) => state.keepBoth)
  const about = useAbout((state) => state.about)
  const sentence = comparison(measured)
  const v8 = about?.versions.find(({ name }) => name.toLowerCase() === 'v8')?.version
  return (
    <div className={css.right}>
      <div className={css.head}>
        <h3 className={cls(css.title, css.legend)}>By way of holding the graph</h3>
      </div>
      <p className={css.sentence}>
        {sentence ?? 'Switch to the other way at the top right to compare what both cost for this graph.'}
      </p>
      <div className={css.keep}>
        <Checkbox isSelected={keepBoth} onChange={(keep) => orNotify(setKeepBoth(keep))}>
          Keep both in memory when switching
        </Checkbox>
      </div>
      <ModeFigures />
      {about && (
        <p className={css.quiet}>
          {about.host === 'electron' ? 'Electron' : 'Node'}
          {v8 && `, V8 ${v8}`}, pointers of {about.v8PointerBytes} bytes. Do not compare with figures of
          another host.
        </p>
      )}
    </div>
  )
}
