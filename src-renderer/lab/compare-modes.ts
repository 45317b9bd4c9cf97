import { failureOf } from '../../src-shared/contract/failure.ts'
import { ways, type ReportFormat, type Way } from '../../src-shared/contract/lab.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { offeredModes, useDataset } from '../dataset/dataset-store.ts'
import { placeFor } from '../export/place.ts'
import { useAbout } from '../ui/about-store.ts'
import { freshName, stemOf } from '../ui/fresh-name.ts'
import { host } from '../ui/host.ts'
import { announce, notify } from '../ui/notice-store.ts'
import { useLab } from './lab-store.ts'

let running: AbortController | undefined

/** What can be compared of a dataset: its modes, and slotted with overflow. */
export function offeredWays(preflight: Preflight): readonly Way[] {
  const offered: readonly Way[] = offeredModes(preflight)
  return ways.filter((way) => way === 'overflow' || offered.includes(way))
}

export function cancelCompare(): void {
  running?.abort()
}

/** Measures every mode that is not left out, on the open dataset, in processes of their own. */
export async function compareModes(): Promise<void> {
  const { stage, plan } = useDataset.getState()
  if (stage.at !== 'open' || !plan) return
  const { without, repeats } = useLab.getState()
  const modes = offeredWays(stage.preflight).filter((way) => !without.includes(way))
  const by = new AbortController()
  running = by
  useLab.setState({
    failure: null,
    progress: { step: 'starting', mode: modes[0] ?? 'slotted', trialsDone: 0, trialsTotal: 0 },
  })
  try {
    const comparison = await host().app.compare(
      { ticket: stage.file.ticket, plan, modes, repeats },
      { signal: by.signal, onProgress: (progress) => !by.signal.aborted && useLab.setState({ progress }) },
    )
    useLab.setState({ comparison })
    announce('The modes are compared.')
  } catch (thrown) {
    const failure = failureOf(thrown)
    useLab.setState({ failure: failure.code === 'cancelled' ? null : failure })
    if (failure.code === 'cancelled') announce('The comparison was cancelled.')
  } finally {
    if (running === by) useLab.setState({ progress: null })
  }
}

const endings: Record<ReportFormat, string> = { html: 'html', markdown: 'md', json: 'json' }

/** Writes the comparison to one file that holds all of it. */
export async function saveReport(format: ReportFormat): Promise<void> {
  const { comparison } = useLab.getState()
  if (!comparison) return
  const name = freshName(`${stemOf(comparison.dataset.name)} memory`, endings[format])
  const byDialog = useAbout.getState().about?.can.chooseWithDialog ?? false
  const place = await placeFor(byDialog ? { by: 'dialog' } : { by: 'folder', folder: null, name }, name)
  if (!place) return
  const written = await host().app.writeReport({ ticket: place.ticket, comparison, format })
  notify({
    key: 'report',
    tone: 'info',
    title: 'Report saved',
    detail: `${written.name} in ${written.folder}.`,
  })
}
