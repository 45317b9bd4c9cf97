import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { Palette } from '../find/palette.tsx'
import { MemoryBar } from '../memory/memory-bar.tsx'
import { MainMenu } from './main-menu.tsx'
import { ScreenSwitch } from './open-screens.tsx'
import css from './top-bar.module.css'

/** The bar that never leaves: what is open, find, and memory. */
export function TopBar() {
  const stage = useDataset((state) => state.stage)
  return (
    <header className={css.header}>
      <div className={css.bar}>
        <div className={css.left}>
          <MainMenu />
          <Mark />
          <div className={css.file}>
            {'file' in stage ? (
              <FileName name={stage.file.name} />
            ) : (
              <span className={css.name}>Slotgraph</span>
            )}
          </div>
          {stage.at === 'open' && (
            <div className={css.screens}>
              <ScreenSwitch />
            </div>
          )}
        </div>
        <div className={css.find}>
          <Palette />
        </div>
        <MemoryBar />
      </div>
    </header>
  )
}

function FileName({ name }: { name: string }) {
  const load = useDataset((state) => Object.values(state.measured)[0])
  return (
    <>
      <p className={css.name} title={name}>
        {name}
      </p>
      {load && (
        <p className={css.counts} title="Counted while loading">
          {formatCountOf(load.nodeCount, 'node')} · {formatCount(load.edgeCount)} edges
        </p>
      )}
    </>
  )
}

/** The application's mark: three nodes in a slot. */
function Mark() {
  return (
    <svg
      className={css.mark}
      width="1.54rem"
      height="1.54rem"
      viewBox="0 0 20 20"
      fill="none"
      aria-hidden="true"
    >
      <rect x="1.75" y="5.75" width="16.5" height="8.5" rx="4.25" stroke="currentColor" strokeWidth="1.5" />
      <circle cx="6" cy="10" r="2" fill="currentColor" />
      <circle cx="14" cy="10" r="2" fill="currentColor" />
      <path d="M8 10h4" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
