import { useState } from 'react'
import { Label, Slider, SliderOutput, SliderThumb, SliderTrack } from 'react-aria-components'
import type { Ticket } from '../../src-shared/contract/app-calls.ts'
import {
  formatBytes,
  formatCount,
  formatCountOf,
  formatCountShort,
  formatDuration,
  formatRate,
} from '../../src-shared/units.ts'
import { useAbout } from '../ui/about-store.ts'
import { cls } from '../ui/class-names.ts'
import { Button } from '../ui/controls/button.tsx'
import { Dialog } from '../ui/controls/dialog.tsx'
import { NumberField, Segments, TextField } from '../ui/controls/fields.tsx'
import { Progress } from '../ui/controls/progress.tsx'
import { closeDialog } from '../ui/dialog-store.ts'
import { FailureNote } from '../ui/failure-note.tsx'
import { FolderBrowser } from './browse-dialog.tsx'
import {
  bounds,
  cancelMaking,
  edgesPerNode,
  fileBytesOf,
  makeGraph,
  presets,
  suggestedName,
  useMaking,
  type GraphSize,
} from './make-graph.ts'
import css from './make-graph-dialog.module.css'

/** Steps of the size slider in one power of ten. */
const stepsPerDecade = 10

/** Asks for the size and place of a generated graph, and shows how the writing goes. */
export function MakeGraphDialog() {
  const { progress, failure } = useMaking()
  const hasDialog = useAbout((state) => state.about?.can.chooseWithDialog ?? false)
  const [size, setSize] = useState<GraphSize>({ nodes: 100_000, edges: 400_000, seed: 1 })
  const [folder, setFolder] = useState<Ticket | null>(null)
  const [name, setName] = useState<string | null>(null)
  const fileName = name ?? suggestedName(size.nodes)
  const leave = () => {
    cancelMaking()
    closeDialog()
  }
  const make = () =>
    void makeGraph(size, hasDialog ? { by: 'dialog' } : { by: 'folder', folder, name: fileName })
  const foot = progress ? (
    <Button onPress={cancelMaking}>Cancel</Button>
  ) : (
    <>
      <Button onPress={leave}>Close</Button>
      <Button look="primary" onPress={make}>
        {hasDialog ? 'Choose a place and make' : 'Make'}
      </Button>
    </>
  )
  return (
    <Dialog title="Make a graph" isOpen onClose={leave} foot={foot}>
      <div className={css.form}>
        {progress ? (
          <MakingProgress {...progress} />
        ) : (
          <>
            <p className={css.lead}>
              An R-MAT graph: few nodes with very many edges and many with few, as in social and web graphs.
              Nodes get a name, a category, numbers and dates. The same seed makes the same graph.
            </p>
            {failure && <FailureNote failure={failure} />}
            <SizeFields size={size} onChange={setSize} />
            {!hasDialog && (
              <div className={css.place}>
                <TextField label="File name" value={fileName} onChange={setName} />
                <div className={css.folders}>
                  <FolderBrowser onFolder={setFolder} />
                </div>
              </div>
            )}
          </>
        )}
      </div>
    </Dialog>
  )
}

function SizeFields({ size, onChange }: { size: GraphSize; onChange: (size: GraphSize) => void }) {
  const { nodes, edges, seed } = size
  const setNodes = (next: number) =>
    onChange({ ...size, nodes: next, edges: Math.min(bounds.mostEdges, next * edgesPerNode) })
  return (
    <>
      <Segments
        label="Size"
        value={presets.includes(nodes as (typeof presets)[number]) ? String(nodes) : null}
        choices={presets.map((preset) => ({
          value: String(preset),
          name: `${formatCountShort(preset)} nodes`,
        }))}
        onChange={(value) => setNodes(Number(value))}
      />
      <Slider
        className={cls(css.slider)}
        minValue={stepsPerDecade}
        maxValue={7 * stepsPerDecade}
        value={Math.round(Math.log10(nodes) * stepsPerDecade)}
        onChange={(step) => setNodes(nodesAt(step))}
      >
        <Label className={css.quiet}>Size, on a logarithmic scale</Label>
        <SliderOutput className={cls(css.quiet)}>{() => formatCountOf(nodes, 'node')}</SliderOutput>
        <SliderTrack className={cls(css.track)}>
          <SliderThumb className={cls(css.thumb)} />
        </SliderTrack>
      </Slider>
      <div className={css.fields}>
        <NumberField
          label="Nodes"
          value={nodes}
          min={bounds.least}
          max={bounds.mostNodes}
          onChange={setNodes}
        />
        <NumberField
          label="Edges"
          value={edges}
          min={bounds.least}
          max={bounds.mostEdges}
          onChange={(next) => onChange({ ...size, edges: next })}
        />
        <NumberField
          label="Seed"
          value={seed}
          min={0}
          max={bounds.mostSeed}
          onChange={(next) => onChange({ ...size, seed: next })}
        />
      </div>
      <p className={css.quiet}>The file will take about {formatBytes(fileBytesOf(nodes, edges))}.</p>
    </>
  )
}

/** Rounded to two digits, as nobody wants 125,893 nodes. */
function nodesAt(step: number): number {
  return Number((10 ** (step / stepsPerDecade)).toPrecision(2))
}

function MakingProgress({
  phase,
  rowsDone,
  rowsTotal,
  pace,
}: NonNullable<ReturnType<typeof useMaking.getState>['progress']>) {
  const words = rowsTotal > 0 ? [`${formatCount(rowsDone)} of ${formatCountOf(rowsTotal, 'row')}`] : []
  if (pace.perSecond !== null) words.push(formatRate(pace.perSecond, 'rows'))
  if (pace.leftMs !== null) words.push(`${formatDuration(pace.leftMs)} left`)
  return (
    <Progress
      label={phase.charAt(0).toUpperCase() + phase.slice(1)}
      part={rowsTotal > 0 ? rowsDone / rowsTotal : null}
      text={words.join(' · ')}
    />
  )
}
