import type { NodeDetail } from '../../src-shared/contract/graph.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import { formatBytes } from '../../src-shared/units.ts'
import { offeredModes, useDataset, type DatasetState } from '../dataset/dataset-store.ts'
import { useLab } from '../lab/lab-store.ts'
import { measuredPerRecord, perRecord } from '../memory/figures.ts'
import { Button } from '../ui/controls/button.tsx'
import { usePanels } from '../ui/panels-store.ts'
import css from './inspector.module.css'

type Cost = { readonly bytes: number; readonly source: string; readonly how: string }

/** What the record costs in each mode, the one that answers first, as well as it is known. */
export function RecordCosts({ detail, mode }: { detail: NodeDetail; mode: Mode }) {
  const dataset = useDataset()
  if (dataset.stage.at !== 'open') return null
  const others = offeredModes(dataset.stage.preflight).filter((each) => each !== mode)
  const costs = [mode, ...others].flatMap((each) => {
    const own = each === mode ? detail.recordBytes : null
    const cost = own === null ? meanCost(dataset, each) : structureCost(own)
    return cost ? [{ mode: each, ...cost }] : []
  })
  return (
    <>
      <dt>record</dt>
      <dd>
        {costs.map(({ mode: each, bytes, source, how }) => (
          <div key={each} title={how}>
            {formatBytes(Math.round(bytes))}{' '}
            <span className={css.quiet}>
              {modeNames[each]}, {source}
            </span>
          </div>
        ))}
        <Button
          look="link"
          onPress={() => {
            useLab.setState({ tab: 'record' })
            usePanels.setState({ screen: 'memory' })
          }}
        >
          In each mode
        </Button>
      </dd>
    </>
  )
}

function structureCost(bytes: number): Cost {
  const how = 'This record’s share of the structure, summed from the store’s columns; adjacency not counted'
  return { bytes, source: 'by structure', how }
}

/** A mean of all records, since V8 does not tell single objects apart; none where there are too few to tell. */
function meanCost({ stage, loads, measured }: DatasetState, mode: Mode): Cost | undefined {
  const load = loads[mode] ?? measured[mode]
  const mean = load && measuredPerRecord(load.memory)
  if (mean != null) {
    const how = 'Growth of the process’s RSS by loading, divided by all nodes and edges'
    return { bytes: mean, source: 'measured mean', how }
  }
  const [counted] = Object.values(measured)
  const estimate = stage.at === 'open' && stage.preflight.estimates.find((each) => each.mode === mode)
  const guess = counted && estimate ? perRecord(estimate.rssBytes, counted) : null
  if (guess === null) return undefined
  const how = 'What loading is expected to take, divided by all nodes and edges; load the mode to measure it'
  return { bytes: guess, source: 'estimated mean', how }
}
