import { Segments } from '../ui/controls/fields.tsx'
import { ComparePanel } from './compare-panel.tsx'
import css from './lab.module.css'
import { useLab, type LabTab } from './lab-store.ts'
import { LivePanel } from './live-panel.tsx'
import { RecordPanel } from './record-panel.tsx'

const tabs = [
  { value: 'live', name: 'Live' },
  { value: 'compare', name: 'Compare' },
  { value: 'record', name: 'One record' },
] as const
const panels: Record<LabTab, () => React.ReactNode> = {
  live: LivePanel,
  compare: ComparePanel,
  record: RecordPanel,
}

/** What each way of holding the open dataset costs: over time, compared, and for one record. */
export function MemoryScreen() {
  const tab = useLab((state) => state.tab)
  const Panel = panels[tab]
  return (
    <section className={css.screen} aria-label="Memory lab">
      <div className={css.head}>
        <h1 className={css.title}>Memory</h1>
        <Segments
          label="Part"
          value={tab}
          choices={tabs}
          onChange={(next) => useLab.setState({ tab: next })}
        />
      </div>
      {/* long tables scroll by keyboard as well */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={css.body} role="region" aria-label="Figures of memory" tabIndex={0}>
        <Panel />
      </div>
    </section>
  )
}
