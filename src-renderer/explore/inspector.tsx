import type { EdgeDetail } from '../../src-shared/contract/graph.ts'
import type { Mode } from '../../src-shared/contract/mode.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { Swatch } from '../graph/swatch.tsx'
import { store } from '../graph/view-actions.ts'
import { useView } from '../graph/view-store.ts'
import { Button } from '../ui/controls/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { showSidebar } from '../ui/panels-store.ts'
import { AddAttribute } from './add-attribute.tsx'
import { Attributes } from './attributes.tsx'
import { useEdits } from './edits-store.ts'
import css from './inspector.module.css'
import { Neighbours } from './neighbours.tsx'
import { NodeRow } from './node-row.tsx'
import { RecordCosts } from './record-costs.tsx'
import { RecordLayout } from './record-layout.tsx'
import { useAnswer } from './use-answer.ts'

/** What is known of the node or edge that is looked at. */
export function Inspector() {
  const focus = useView((state) => state.focus)
  const selected = useView((state) => state.selected)
  const active = useDataset((state) => (state.active && state.loads[state.active] ? state.active : null))
  return (
    <section className={css.inspector} aria-label="Inspector">
      {focus && active ? (
        focus.type === 'node' ? (
          <NodeInspector index={focus.index} mode={active} />
        ) : (
          <EdgeInspector index={focus.index} mode={active} />
        )
      ) : (
        <Nothing selected={active ? selected : new Set()} />
      )}
    </section>
  )
}

function Nothing({ selected }: { selected: ReadonlySet<number> }) {
  const selectedCount = selected.size
  return (
    <div className={css.empty}>
      <h2 className={css.title}>
        {selectedCount > 1 ? `${formatCountOf(selectedCount, 'node')} selected` : 'Inspector'}
      </h2>
      {selectedCount > 1 ? (
        <>
          <p>Select one of them to see its attributes. Delete hides them all.</p>
          <p className={css.row}>
            <Button onPress={() => showSidebar('walk')}>
              {selectedCount === 2 ? 'Paths and common neighbours' : 'Common neighbours'}
            </Button>
          </p>
          <AddAttribute nodes={[...selected]} />
        </>
      ) : (
        <>
          <p>Select a node or an edge to see its attributes, its true degree and its neighbours.</p>
          <p>Double-click a node to expand it; drag with Shift to select several.</p>
        </>
      )}
    </div>
  )
}

function NodeInspector({ index, mode }: { index: number; mode: Mode }) {
  const version = useEdits((state) => state.version)
  const selected = useView((state) => state.selected)
  const answer = useAnswer(`${mode} ${index} ${version}`, (signal) => store().node({ index }, { signal }))
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.quiet}>Reading…</p>
  const detail = answer.value
  const { node, inDegree, outDegree, attributes } = detail
  return (
    <>
      <h2 className={css.title}>{node.label || wireText(node.id)}</h2>
      <p className={css.kind}>
        <Swatch kind={node.kind} />
        {node.kind}
      </p>
      <dl className={css.facts}>
        <dt>id</dt>
        <dd>{wireText(node.id)}</dd>
        <dt>degree</dt>
        <dd title="Edges at the node in the whole graph, counted in the store">
          {formatCount(node.degree)}{' '}
          <span className={css.quiet}>
            {formatCount(inDegree)} in · {formatCount(outDegree)} out
          </span>
        </dd>
        <RecordCosts detail={detail} mode={mode} />
      </dl>
      <section className={css.section} aria-label="Attributes">
        <h3 className={css.heading}>
          Attributes <span className={css.quiet}>{attributes.length}</span>
        </h3>
        <Attributes attributes={attributes} node={index} />
        <AddAttribute key={index} nodes={selected.size > 1 ? [...selected] : [index]} />
      </section>
      <RecordLayout layout={detail.layout} />
      <Neighbours key={node.index} detail={detail} mode={mode} />
    </>
  )
}

function EdgeInspector({ index, mode }: { index: number; mode: Mode }) {
  const answer = useAnswer<EdgeDetail>(`${mode} ${index}`, (signal) => store().edge({ index }, { signal }))
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.quiet}>Reading…</p>
  const { edge, source, target, attributes, layout } = answer.value
  return (
    <>
      <h2 className={css.title}>{edge.kind}</h2>
      <p className={css.kind}>Edge {formatCount(edge.index)}</p>
      <div className={css.list}>
        <NodeRow node={source} end="from" />
        <NodeRow node={target} end="to" />
      </div>
      <section className={css.section} aria-label="Attributes">
        <h3 className={css.heading}>
          Attributes <span className={css.quiet}>{attributes.length}</span>
        </h3>
        <Attributes attributes={attributes} />
      </section>
      <RecordLayout layout={layout} />
    </>
  )
}
