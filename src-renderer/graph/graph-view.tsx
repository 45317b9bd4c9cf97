import { useRef, type KeyboardEvent, type MouseEvent } from 'react'
import { formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { runKeys } from '../ui/keys.ts'
import { canvasNow } from './current-canvas.ts'
import { captionOf } from './captions.ts'
import { GraphToolbar } from './graph-toolbar.tsx'
import css from './graph-view.module.css'
import { Legend } from './legend/legend.tsx'
import { Minimap } from './minimap.tsx'
import { useTool } from './tool-store.ts'
import { useCanvas } from './use-canvas.ts'
import { ZoomToolbar } from './zoom-toolbar.tsx'
import { NodeMenu } from '../walk/node-menu.tsx'
import { openNodeMenu } from '../walk/node-menu-store.ts'
import { useView, viewNow } from './view-store.ts'
import type { View } from './view.ts'

/** Pixels that an arrow key moves the picture. */
const panStep = 60

/** The picture, its toolbar and its legend. */
export function GraphView() {
  const container = useRef<HTMLDivElement>(null)
  const around = useRef<HTMLDivElement>(null)
  const outline = useRef<SVGPolygonElement>(null)
  const head = useRef<HTMLDivElement>(null)
  const legend = useRef<HTMLDivElement>(null)
  const near = useRef<HTMLDivElement>(null)
  useCanvas({ container, around, outline, head, legend, near })
  const view = useView(viewNow)
  const selectedCount = useView((state) => state.selected.size)
  const { tool, isMinimapShown } = useTool()

  const onKeyDown = (event: KeyboardEvent) => {
    const made = canvasNow()
    if (!made) return
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    const actions: Record<string, () => void> = {
      ArrowLeft: () => made.sight.panBy(panStep, 0),
      ArrowRight: () => made.sight.panBy(-panStep, 0),
      ArrowUp: () => made.sight.panBy(0, panStep),
      ArrowDown: () => made.sight.panBy(0, -panStep),
    }
    const action = isPlain ? actions[event.key] : undefined
    if (action) action()
    else if (!runKeys(event, 'picture')) return
    event.preventDefault()
  }

  const onContextMenu = (event: MouseEvent) => {
    const place = { x: event.clientX, y: event.clientY }
    const node = canvasNow()?.nodeAt(place)
    event.preventDefault()
    if (node !== undefined) openNodeMenu(node, place)
  }

  return (
    <section className={css.view} aria-label="Graph">
      {/* arrows and letters act on the picture, as in a drawing program; the tree of nodes says the same in text */}
      <p id="picture-keys" className="visually-hidden">
        Arrow keys pan, plus and minus zoom, F fits, Enter expands the selected node, P pins it, Delete hides
        it. The tab Nodes lists the same nodes as text.
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
        onContextMenu={onContextMenu}
        data-testid="graph"
        data-node-count={view.nodes.size}
        data-edge-count={view.edges.size}
        data-pinned-count={view.pinned.size}
        data-selected-count={selectedCount}
        data-layout={view.layout.name}
        data-tool={tool}
      >
        <div ref={around} className={css.canvas}>
          <div ref={container} className={css.canvas} />
          <svg className={css.outline} aria-hidden="true">
            <polygon ref={outline} />
          </svg>
        </div>
      </div>
      <NodeMenu />
      <div ref={head} className={css.head}>
        <LayoutState />
        <GraphToolbar />
      </div>
      {view.nodes.size === 0 && <EmptyView />}
      <div className={css.foot} data-testid="picture-foot">
        <div ref={legend} className={css.corner}>
          <Legend />
          <Showing view={view} />
        </div>
        <div ref={near} className={css.near}>
          <ZoomToolbar />
          {isMinimapShown && view.nodes.size > 0 && <Minimap />}
        </div>
      </div>
    </section>
  )
}

function LayoutState() {
  const running = useView((state) => state.layoutRunning)
  return running ? <div className={css.running}>Laying out…</div> : null
}

/** “Showing 240 of 1,000,000 nodes · 812 of 4,000,000 edges”. */
function Showing({ view }: { view: View }) {
  const nodes = view.nodes.size
  const edges = view.edges.size
  const caption = captionOf(view)
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
      {caption !== undefined && <span className={css.caption}>{caption}</span>}
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
