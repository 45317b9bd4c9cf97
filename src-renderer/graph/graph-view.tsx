import { useEffect, useRef, type KeyboardEvent } from 'react'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { orNotify } from '../ui/notice-store.ts'
import { runKeys } from '../ui/keys.ts'
import { onRequest } from '../ui/requests.ts'
import { onThemeChange, readColours } from './colours.ts'
import { GraphCanvas } from './graph-canvas.ts'
import { GraphToolbar } from './graph-toolbar.tsx'
import css from './graph-view.module.css'
import { Legend } from './legend.tsx'
import { useKindSlots } from './swatch.tsx'
import { expandNode, moveNodes } from './view-actions.ts'
import { currentView, focusOn, selectNodes, useView, viewNow } from './view-store.ts'

/** Pixels that an arrow key moves the picture. */
const panStep = 60
/** How many times nearer one step of zooming brings the picture. */
const zoomStep = 1.3

/** The picture, its toolbar and its legend. */
export function GraphView() {
  const container = useRef<HTMLDivElement>(null)
  const canvas = useRef<GraphCanvas>(undefined)
  const view = useView(viewNow)
  const slots = useKindSlots()

  useEffect(() => {
    if (!container.current) return undefined
    const element = container.current
    const made = new GraphCanvas(element, {
      onSelect: selectNodes,
      onFocus: focusOn,
      onExpand: (index) => {
        const node = currentView().nodes.get(index)
        if (node) orNotify(expandNode(node))
      },
      onMove: moveNodes,
    })
    canvas.current = made
    made.fitNext()
    const show = () => void made.setView(currentView(), readColours(element))
    show()
    const { selected: atFirst, focus: focusAtFirst, backbone } = useView.getState()
    made.setBackbone(backbone)
    made.setSelection(atFirst, focusAtFirst)
    const unsubscribe = useView.subscribe((now, before) => {
      if (now.arrangements !== before.arrangements) made.fitNext()
      if (viewNow(now) !== viewNow(before)) show()
      if (now.backbone !== before.backbone) made.setBackbone(now.backbone)
      if (now.selected !== before.selected || now.focus !== before.focus) {
        made.setSelection(now.selected, now.focus)
        if (now.focus?.type === 'node') made.reveal(now.focus.index)
      }
    })
    const stopRequests = [
      onRequest('fit', () => made.fit()),
      onRequest('zoom-in', () => made.zoomBy(zoomStep)),
      onRequest('zoom-out', () => made.zoomBy(1 / zoomStep)),
    ]
    return () => {
      unsubscribe()
      for (const stop of stopRequests) stop()
      made.destroy()
    }
  }, [])

  useEffect(() => {
    const recolour = () => {
      if (!container.current) return
      const colours = readColours(container.current)
      canvas.current?.setColours(colours, ({ kind }) => {
        const slot = slots.get(kind)
        return (slot === undefined ? undefined : colours.kinds[slot]) ?? colours.otherKind
      })
    }
    recolour()
    return onThemeChange(recolour)
  }, [slots])

  const onKeyDown = (event: KeyboardEvent) => {
    const made = canvas.current
    if (!made) return
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const actions: Record<string, () => void> = {
      ArrowLeft: () => made.panBy(panStep, 0),
      ArrowRight: () => made.panBy(-panStep, 0),
      ArrowUp: () => made.panBy(0, panStep),
      ArrowDown: () => made.panBy(0, -panStep),
    }
    const action = isPlain ? actions[event.key] : undefined
    if (action) action()
    else if (!runKeys(event, 'picture')) return
    event.preventDefault()
  }

  return (
    <section className={css.view} aria-label="Graph">
      {/* arrows and letters act on the picture, as in a drawing program; the tree of nodes says the same in text */}
      <p id="picture-keys" className="visually-hidden">
        Arrow keys pan, plus and minus zoom, F fits, Enter expands the selected node, Delete hides it. The tab
        Nodes lists the same nodes as text.
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={css.focusable}
        role="application"
        aria-label="Graph picture"
        aria-roledescription="graph picture"
        aria-describedby="picture-keys"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        onKeyDown={onKeyDown}
        data-testid="graph"
        data-node-count={view.nodes.size}
        data-edge-count={view.edges.size}
      >
        <div ref={container} className={css.canvas} />
      </div>
      <GraphToolbar />
      <LayoutState />
      {view.nodes.size === 0 && <EmptyView />}
      <div className={css.foot}>
        <Legend view={view} />
        <Showing nodes={view.nodes.size} edges={view.edges.size} />
      </div>
    </section>
  )
}

function LayoutState() {
  const running = useView((state) => state.layoutRunning)
  return running ? <div className={css.running}>Laying out…</div> : null
}

/** “Showing 240 of 1,000,000 nodes · 812 of 4,000,000 edges”. */
function Showing({ nodes, edges }: { nodes: number; edges: number }) {
  const overview = useDataset((state) => state.overview)
  const active = useDataset((state) => (state.active ? state.loads[state.active] : undefined))
  const nodeTotal = overview?.nodeCount ?? active?.nodeCount
  const edgeTotal = overview?.edgeCount ?? active?.edgeCount
  if (nodeTotal === undefined || edgeTotal === undefined) return null
  return (
    <p
      className={css.showing}
      title="Drawn now, of all that the store holds. Edges among the nodes are thinned so that the picture stays readable; the toolbar draws them all."
    >
      Showing {formatCount(nodes)} of {formatCountOf(nodeTotal, 'node')} · {formatCount(edges)} of{' '}
      {formatCountOf(edgeTotal, 'edge')}
    </p>
  )
}

function EmptyView() {
  return (
    <div className={css.empty}>
      <p>Nothing is drawn.</p>
      <p>Find a node with Ctrl K, or pick one under Overview.</p>
    </div>
  )
}
