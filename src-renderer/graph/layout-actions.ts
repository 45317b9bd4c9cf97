import { failureOf } from '../../src-shared/contract/failure.ts'
import { notifyFailure } from '../ui/notice-store.ts'
import { layOut } from './layout.ts'
import { changeView, currentView, settleView, useView } from './view-store.ts'
import { withPositions } from './view.ts'

let running: AbortController | undefined

/** Stops the layout that is running, wherever it is; nodes stay as they are drawn. */
export function stopLayout(): void {
  running?.abort()
}

/** Lays out the whole view as a step of its own. */
export function layOutAgain(): Promise<void> {
  return run(new Set(), changeLayout, true)
}

/** Lays out a view that was just begun, as part of its beginning. */
export function layOutFirst(): Promise<void> {
  return run(new Set(), settleView, true)
}

/** Finds places for new nodes; the others stay. Part of the step that brought them. */
export async function layOutNew(added: ReadonlySet<number>): Promise<void> {
  if (added.size === 0) return
  const others = [...currentView().nodes.keys()].filter((index) => !added.has(index))
  await run(new Set(others), settleView, false)
}

function changeLayout(next: ReturnType<typeof currentView>): void {
  changeView('Layout', next)
}

async function run(fixed: ReadonlySet<number>, apply: typeof settleView, isAnew: boolean): Promise<void> {
  running?.abort()
  const by = new AbortController()
  running = by
  const view = currentView()
  if (view.nodes.size === 0) return
  useView.setState({ layoutRunning: true })
  try {
    const { placed, backbone } = await layOut(view, fixed, by.signal)
    useView.setState(({ arrangements }) => ({
      backbone,
      arrangements: isAnew ? arrangements + 1 : arrangements,
    }))
    apply(withPositions(currentView(), placed))
  } catch (thrown) {
    notifyFailure(failureOf(thrown))
  } finally {
    if (running === by) useView.setState({ layoutRunning: false })
  }
}
