import { Button as AriaButton } from 'react-aria-components'
import type { LoadSummary } from '../../src-shared/contract/load-report.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import { formatBytes, formatBytesExact, formatShare } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { cancelSwitch } from '../dataset/load.ts'
import { cls } from '../ui/class-names.ts'
import { Button, Hint } from '../ui/controls/button.tsx'
import { Progress } from '../ui/controls/progress.tsx'
import { toggleDock, usePanels } from '../ui/panels-store.ts'
import { loadingText } from '../dataset/loading-text.ts'
import { howMeasured, measuredPerRecord, structurePerRecord } from './figures.ts'
import css from './memory-bar.module.css'
import { useMemory } from './memory-store.ts'
import { ModeToggle } from './mode-toggle.tsx'
import { Sparkline } from './sparkline.tsx'

/** Always in sight: how the graph is held, what that costs now, and the toggle. */
export function MemoryBar() {
  const stage = useDataset((state) => state.stage)
  const active = useDataset((state) => state.active)
  const isSwitching = useDataset((state) => state.switching !== null)
  return (
    <div className={css.bar} role="group" aria-label="Memory">
      {isSwitching && <Switching />}
      {stage.at === 'open' && <ModeToggle preflight={stage.preflight} />}
      <Live mode={stage.at === 'loading' ? stage.loading.mode : active} />
    </div>
  )
}

/** The live figure; on the start screen that of the app itself. */
function Live({ mode }: { mode: Mode | null }) {
  const sample = useMemory((state) => (mode ? state.latest[mode] : state.latest.main))
  const isOpen = usePanels((state) => state.dock === 'memory')
  const load = useDataset((state) => (mode ? state.loads[mode] : undefined))
  const name = mode ? modeNames[mode] : 'main process'
  const rss = sample ? formatBytes(sample.rssBytes) : '–'
  return (
    <Hint text={<Explained name={name} rssBytes={sample?.rssBytes} load={load} />}>
      <AriaButton
        className={cls(css.live)}
        aria-label={`Memory of ${name}: ${rss}. Memory panel`}
        aria-expanded={isOpen}
        onPress={() => toggleDock('memory')}
      >
        {!mode && <span className={css.record}>main process</span>}
        <span className={css.rss} data-testid="live-rss" data-bytes={sample?.rssBytes}>
          {rss}
        </span>
        {load && <PerRecord load={load} />}
        <Sparkline process={mode ?? 'main'} className={css.spark} />
      </AriaButton>
    </Hint>
  )
}

/** Measured where there is enough to measure, else summed from the structure where that can be. */
function PerRecord({ load }: { load: LoadSummary }) {
  const bytes = measuredPerRecord(load.memory) ?? structurePerRecord(load.memory)
  return bytes === null ? null : <span className={css.record}>{formatBytes(Math.round(bytes))}/record</span>
}

function Explained({
  name,
  rssBytes,
  load,
}: {
  name: string
  rssBytes: number | undefined
  load: LoadSummary | undefined
}) {
  const measured = load && measuredPerRecord(load.memory)
  const structure = load && structurePerRecord(load.memory)
  return (
    <>
      {rssBytes !== undefined && (
        <div>
          Resident memory (RSS) of {name} now: {formatBytesExact(rssBytes)}, from the operating system.
        </div>
      )}
      {load && measured !== undefined && measured !== null && (
        <div>
          {measured.toFixed(1)} bytes a record: {howMeasured(load.memory)}, divided by nodes and edges.
        </div>
      )}
      {structure !== undefined && structure !== null && (
        <div>
          {structure.toFixed(1)} bytes a record by structure: summed from the store’s columns and adjacency.
        </div>
      )}
    </>
  )
}

function Switching() {
  const switching = useDataset((state) => state.switching)
  if (!switching) return null
  const { label, part, text } = loadingText(switching)
  return (
    <div className={css.switching} title={text}>
      <Progress
        label={`${modeNames[switching.mode]}: ${label}`}
        part={part}
        text={part === null ? '' : formatShare(part)}
      />
      <Button look="quiet" onPress={cancelSwitch}>
        Cancel
      </Button>
    </div>
  )
}
