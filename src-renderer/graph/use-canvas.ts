import { useEffect, type RefObject } from 'react'
import { orNotify } from '../ui/notice-store.ts'
import { onRequest } from '../ui/requests.ts'
import { useSettings } from '../ui/settings-store.ts'
import { GraphCanvas } from './canvas/graph-canvas.ts'
import { SelectionTool } from './canvas/selection-tool.ts'
import { hasWebgl } from './canvas/webgl.ts'
import { onThemeChange, readColours, type Colours } from './colours.ts'
import { setCanvas, tellCanvasMoved } from './current-canvas.ts'
import { watchLayout } from './layout-actions.ts'
import { followStyle, useLooks } from './looks-store.ts'
import { useTool } from './tool-store.ts'
import { useHighlight } from '../walk/highlight-store.ts'
import { expandNode, moveNodes } from './view-actions.ts'
import { currentView, focusOn, selectNodes, useView, viewNow } from './view-store.ts'

/** How many times nearer one step of zooming brings the picture. */
const zoomStep = 1.3

export type CanvasRefs = {
  /** What Cytoscape draws into. */
  readonly container: RefObject<HTMLDivElement | null>
  /** Around it, where selection tools take the pointer. */
  readonly around: RefObject<HTMLDivElement | null>
  /** What a selection tool draws. */
  readonly outline: RefObject<SVGPolygonElement | null>
  /** What lies over the top of the picture. */
  readonly head: RefObject<HTMLDivElement | null>
  /** What lies over the left bottom of the picture, and over the right. */
  readonly legend: RefObject<HTMLDivElement | null>
  readonly near: RefObject<HTMLDivElement | null>
}

/** The picture within an element of the page: shows the view in its style, tells what people do in it. */
export function useCanvas(refs: CanvasRefs): void {
  const isWebgl = useSettings((state) => state.webgl) && hasWebgl()
  const { container, around, outline, head, legend, near } = refs

  useEffect(() => {
    let stop: (() => void) | undefined
    // the page is drawn first: Cytoscape takes its time to begin
    const begin = setTimeout(() => {
      stop = startCanvas({ container, around, outline, head, legend, near }, isWebgl)
    })
    return () => {
      clearTimeout(begin)
      stop?.()
    }
  }, [container, around, outline, head, legend, near, isWebgl])
}

function sizeOf({ current }: RefObject<HTMLElement | null>): { width: number; height: number } {
  return { width: current?.offsetWidth ?? 0, height: current?.offsetHeight ?? 0 }
}

/** Begins to draw; the function it returns ends it. */
function startCanvas({ container, around, outline, head, legend, near }: CanvasRefs, isWebgl: boolean) {
  const element = container.current
  if (!element || !around.current || !outline.current) return undefined
  const made = new GraphCanvas(
    element,
    {
      onSelect: selectNodes,
      onFocus: focusOn,
      onExpand: (index) => {
        const node = currentView().nodes.get(index)
        if (node) orNotify(expandNode(node))
      },
      onMove: moveNodes,
      onChange: tellCanvasMoved,
      overlay: () => {
        return { top: sizeOf(head).height, left: sizeOf(legend), right: sizeOf(near) }
      },
    },
    isWebgl,
  )
  setCanvas(made)
  let colours: Colours = readColours(element)
  const style = followStyle(() => colours)
  const show = () => void made.show(currentView(), useLooks.getState(), colours)
  made.fitNext()
  const select = () => {
    const { selected, focus } = useView.getState()
    made.setSelection(selected, focus)
  }
  show()
  select()
  const tool = new SelectionTool(
    around.current,
    outline.current,
    () => made.screenPlaces(),
    (nodes, adds) => selectNodes(adds ? new Set([...useView.getState().selected, ...nodes]) : nodes),
  )
  tool.tool = useTool.getState().tool
  const stops = [
    useView.subscribe((now, before) => {
      if (now.arrangements !== before.arrangements) made.fitNext()
      if (viewNow(now) !== viewNow(before)) show()
      if (now.selected === before.selected && now.focus === before.focus) return
      select()
      if (now.focus?.type === 'node') made.sight.reveal(now.focus.index)
    }),
    useLooks.subscribe(show),
    useHighlight.subscribe((now) => made.highlight(now)),
    useTool.subscribe((now) => {
      tool.tool = now.tool
    }),
    watchLayout((placed) => {
      if (placed) made.place(placed)
      else show()
    }),
    onThemeChange(() => {
      colours = readColours(element)
      style.refresh()
      show()
    }),
    onRequest('fit', () => made.fit()),
    onRequest('fit-selected', () => made.fit(useView.getState().selected)),
    onRequest('zoom-in', () => made.sight.zoomBy(zoomStep)),
    onRequest('zoom-out', () => made.sight.zoomBy(1 / zoomStep)),
  ]
  return () => {
    for (const stop of stops) stop()
    style.stop()
    tool.destroy()
    made.destroy()
    setCanvas(undefined)
  }
}
