import { modeNames } from '../../src-shared/contract/mode.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { steps } from '../graph/history.ts'
import { useView } from '../graph/view-store.ts'
import { mark } from '../memory/marks.ts'
import { useLab } from './lab-store.ts'

/** Notes what happens to the open dataset, for the chart of memory. */
export function watchForMarks(): void {
  useDataset.subscribe((now, before) => {
    const loading = now.switching ?? (now.stage.at === 'loading' ? now.stage.loading : null)
    const wasLoading = before.switching ?? (before.stage.at === 'loading' ? before.stage.loading : null)
    if (loading && loading.mode !== wasLoading?.mode) mark(`load ${modeNames[loading.mode]}`)
    for (const mode of Object.keys(now.loads) as (keyof typeof now.loads)[]) {
      const [load, former] = [now.loads[mode], before.loads[mode]]
      if (load && !former) mark(`${modeNames[mode]} loaded`)
      if (load?.memory.settled && !former?.memory.settled) mark(`${modeNames[mode]} collected`)
    }
    for (const mode of Object.keys(before.loads) as (keyof typeof now.loads)[]) {
      if (before.loads[mode] && !now.loads[mode]) mark(`${modeNames[mode]} ended`)
    }
    if (now.active && now.active !== before.active) mark(`${modeNames[now.active]} answers`)
  })
  useView.subscribe((now, before) => {
    if (now.history.past.length <= before.history.past.length) return
    const did = steps(now.history).undo
    if (did !== undefined) mark(did)
  })
  useLab.subscribe((now, before) => {
    if (now.progress && !before.progress) mark('compare')
    if (!now.progress && before.progress) mark('compared')
  })
}
