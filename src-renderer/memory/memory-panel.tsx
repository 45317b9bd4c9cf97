import { useState } from 'react'
import { useDataset } from '../dataset/dataset-store.ts'
import { setKeepBoth } from '../dataset/load.ts'
import { useAbout } from '../ui/about-store.ts'
import { Checkbox, Segments } from '../ui/controls/fields.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { comparison } from './figures.ts'
import { Legend, useShownKeys } from './legend.tsx'
import { MemoryChart } from './memory-chart.tsx'
import css from './memory-panel.module.css'
import { MemoryTable } from './memory-table.tsx'
import { ModeFigures } from './mode-figures.tsx'

/** Two minutes, as issue after issue of “what did that do” fits in them. */
const follows = { least: 120, most: 120 }

const shapes = [
  { value: 'chart', name: 'Chart' },
  { value: 'table', name: 'Table' },
] as const

/** Memory over time, a line for each process, and what the modes measured. */
export function MemoryPanel() {
  const [shape, setShape] = useState<'chart' | 'table'>('chart')
  const keys = useShownKeys()
  return (
    <section className={css.container} aria-label="Memory panel">
      <div className={css.panel}>
        <div className={css.left}>
          <div className={css.head}>
            <Legend />
            <Segments label="Shape" value={shape} choices={shapes} onChange={setShape} />
          </div>
          {shape === 'chart' ? (
            <MemoryChart
              keys={keys}
              follows={follows}
              label="Memory over the last two minutes; the same figures are under Table"
            />
          ) : (
            <MemoryTable keys={keys} />
          )}
        </div>
        <Figures />
      </div>
    </section>
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
        <h3 className={css.title}>By way of holding the graph</h3>
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
