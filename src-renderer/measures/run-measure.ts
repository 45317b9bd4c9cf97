import type { Analysis, AnalysisReading } from '../../src-shared/contract/analysis.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import { measures, type MeasureName } from '../../src-shared/contract/measures.ts'
import { formatCount, formatDuration } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { makeEdit } from '../explore/edits-store.ts'
import { currentView } from '../graph/view-store.ts'
import { host } from '../ui/host.ts'
import { announce } from '../ui/notice-store.ts'
import { PaceMeter, unknownPace } from '../ui/pace.ts'
import { useMeasures } from './measures-store.ts'

/** Rows of the list of highest nodes, and of the largest groups. */
const topCount = 20
/** A list longer than this is no history but a burden. */
const mostResults = 30

let running: AbortController | undefined

/** Ends the measure that runs; its threads end at once. */
export function cancelMeasure(): void {
  running?.abort()
}

/** Runs the measure that is set up; its values become a slot of the nodes, as a step that can be undone. */
export async function runChosen(): Promise<void> {
  const { chosen, changed, filter, weight, without, directed } = useMeasures.getState()
  const { overview } = useDataset.getState()
  const edgeKinds = overview?.edgeKinds.map(({ name }) => name) ?? []
  await runMeasure(chosen, changed[chosen] ?? {}, {
    directed: directed ?? overview?.directed ?? true,
    ...(without.length > 0 && { edgeKinds: edgeKinds.filter((kind) => !without.includes(kind)) }),
    ...(weight !== null && measures[chosen].weights && { weight }),
    ...(filter.trim() !== '' && { filter, sets: currentView().sets }),
  })
}

async function runMeasure(
  measure: MeasureName,
  parameters: Record<string, number | string | number[]>,
  reading: AnalysisReading,
): Promise<void> {
  const by = new AbortController()
  running = by
  const meter = new PaceMeter()
  useMeasures.setState({ failure: null, running: { measure, part: null, pace: unknownPace } })
  const { title, result } = measures[measure]
  const analyse = (mode: Parameters<ReturnType<typeof host>['store']>[0]): Promise<Analysis> =>
    host()
      .store(mode)
      .analyse(
        { measure, parameters, reading, top: topCount },
        {
          signal: by.signal,
          onProgress: ({ done, total }) => {
            const pace = meter.add(performance.now(), done, total)
            const part = total > 0 ? done / total : null
            if (!by.signal.aborted) useMeasures.setState({ running: { measure, part, pace } })
          },
        },
      )
  try {
    let analysis: Analysis | undefined
    if (result === 'nothing') analysis = await analyse(useDataset.getState().active ?? 'slotted')
    else {
      await makeEdit(`Measure ${title}`, async (mode) => {
        analysis = await analyse(mode)
        return { type: 'measure', name: analysis.name, measure, parameters, reading }
      })
    }
    if (analysis) show(analysis)
  } catch (thrown) {
    const failure = failureOf(thrown)
    useMeasures.setState({ failure: failure.code === 'cancelled' ? null : failure })
    if (failure.code === 'cancelled') announce(`${title} was cancelled.`)
  } finally {
    if (running === by) useMeasures.setState({ running: null })
  }
}

function show(analysis: Analysis): void {
  useMeasures.setState(({ results }) => ({
    results: [analysis, ...results.filter(({ name }) => name !== analysis.name)].slice(0, mostResults),
  }))
  const { title } = measures[analysis.measure]
  announce(`${title} of ${formatCount(analysis.valued)} nodes in ${formatDuration(analysis.elapsedMs)}.`)
}
