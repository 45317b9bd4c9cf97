import { failureOf } from '../../src-shared/contract/failure.ts'
import { isMotionReduced } from '../ui/motion.ts'
import { notifyFailure } from '../ui/notice-store.ts'
import { layOut } from './layout/layout.ts'
import { defaultLayout, type LayoutChoice } from './layout/layout-choice.ts'
import { layoutNames } from './layout/layout-names.ts'
import { useLooks } from './looks-store.ts'
import { neededByLayout } from './style/needed-values.ts'
import { fetchValues, valuesNow } from './values-store.ts'
import { changeView, currentView, settleView, useView } from './view-store.ts'
import { withPositions, type Point, type View } from './view.ts'

type Places = ReadonlyMap<number, Point>

/** The layout that runs, and where it has put nodes so far. */
let running: { by: AbortController; keeps: boolean; placed: Places | undefined } | undefined

const watchers = new Set<(placed: Places | undefined) => void>()

/** Tells where a layout has nodes for the moment, and `undefined` when the view's own places hold again. */
export function watchLayout(watcher: (placed: Places | undefined) => void): () => void {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

/** Stops the layout that is running, wherever it is; nodes stay as they are drawn. */
export function stopLayout(): void {
  if (!running) return
  running.keeps = true
  running.by.abort()
}

/** Stops the layout that is running, as if it had not begun. */
export function dropLayout(): void {
  if (!running) return
  const moved = running.placed !== undefined
  running.by.abort()
  if (moved) for (const tell of watchers) tell(undefined)
}

/** Lays out the whole view by a layout, as a step of its own; the view remembers it. */
export function layOutBy(layout: LayoutChoice): Promise<void> {
  return run(layout, currentView().pinned, true, (next) =>
    changeView(`Layout: ${layoutNames[layout.name]}`, { ...next, layout }),
  )
}

/** Lays out the whole view as it was last, as a step of its own. */
export function layOutAgain(): Promise<void> {
  return layOutBy(currentView().layout)
}

/** Lays out a view that was just begun, as part of its beginning. */
export function layOutFirst(): Promise<void> {
  return run(currentView().layout, currentView().pinned, true, settleView)
}

/**
 * Finds places for new nodes, as part of the step that brought them. The others stay, unless places are values:
 * then the layout is what it was and the new nodes are where their values put them.
 */
export async function layOutNew(added: ReadonlySet<number>): Promise<void> {
  if (added.size === 0) return
  const { layout, pinned, nodes } = currentView()
  if (layout.name === 'attribute') {
    await run(layout, pinned, false, settleView)
    return
  }
  const others = [...nodes.keys()].filter((index) => !added.has(index))
  await run(defaultLayout, new Set(others), false, settleView)
}

async function run(
  choice: LayoutChoice,
  fixed: ReadonlySet<number>,
  isAnew: boolean,
  apply: (next: View) => void,
): Promise<void> {
  dropLayout()
  const view = currentView()
  if (view.nodes.size === 0) return
  const mine: NonNullable<typeof running> = { by: new AbortController(), keeps: false, placed: undefined }
  running = mine
  useView.setState({ layoutRunning: true })
  let frame = 0
  try {
    await fetchValues(neededByLayout(choice), view)
    const looks = useLooks.getState()
    const { placed, backbone } = await layOut(view, {
      choice,
      fixed,
      sizeOf: (node) => looks.nodes.get(node)?.size ?? 0,
      valuesOf: valuesNow,
      signal: mine.by.signal,
      onPlaced: (places) => {
        mine.placed = places
        if (isMotionReduced()) return
        // where drawing takes longer than the layout's steps, only the last of them is drawn
        frame ||= requestAnimationFrame(() => {
          frame = 0
          if (running === mine && mine.placed) for (const tell of watchers) tell(mine.placed)
        })
      },
    })
    if (isAnew) useView.setState(({ arrangements }) => ({ arrangements: arrangements + 1 }))
    apply({ ...withPositions(currentView(), placed), backbone: [...backbone] })
  } catch (thrown) {
    if (!mine.by.signal.aborted) notifyFailure(failureOf(thrown))
    else if (mine.keeps && mine.placed) apply(withPositions(currentView(), mine.placed))
  } finally {
    cancelAnimationFrame(frame)
    if (running === mine) {
      running = undefined
      useView.setState({ layoutRunning: false })
    }
  }
}
