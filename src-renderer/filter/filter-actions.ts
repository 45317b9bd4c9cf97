import type { Of } from '../../src-shared/contract/queries.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { addWhere, showEdgesWhere, showWhere, type Choice } from '../explore/doorways.ts'
import { changeView, currentView, selectNodes } from '../graph/view-store.ts'
import { store } from '../graph/view-actions.ts'
import { withoutNodes, withoutEdges } from '../graph/view.ts'
import { announce } from '../ui/notice-store.ts'

/** Makes what passes the view, as far as that takes it. */
export async function showFiltered(of: Of, filter: string, choice: Choice): Promise<void> {
  await (of === 'nodes' ? showWhere(filter, choice) : showEdgesWhere(filter))
}

export async function addFiltered(filter: string, choice: Choice): Promise<void> {
  await addWhere(filter, choice)
}

/** Which of the elements drawn now pass. */
async function passing(of: Of, filter: string): Promise<ReadonlySet<number>> {
  const { nodes, edges, sets } = currentView()
  const indexes = [...(of === 'nodes' ? nodes : edges).keys()]
  const answer = await store().filterAmong({ of, filter, sets, indexes })
  return new Set(answer.indexes)
}

/** Selects the nodes of the view that pass. */
export async function selectFiltered(filter: string): Promise<void> {
  const found = await passing('nodes', filter)
  selectNodes(found)
  announce(`${formatCountOf(found.size, 'node')} selected.`)
}

/** Takes what does not pass out of the view. */
export async function hideOthers(of: Of, filter: string): Promise<void> {
  const found = await passing(of, filter)
  const view = currentView()
  const drawn = of === 'nodes' ? view.nodes : view.edges
  const gone = new Set([...drawn.keys()].filter((index) => !found.has(index)))
  const what = formatCountOf(gone.size, of === 'nodes' ? 'node' : 'edge')
  if (gone.size > 0) {
    const left = of === 'nodes' ? withoutNodes(view, gone) : withoutEdges(view, gone)
    changeView(`Keep ${filter.trim()}`, left)
  }
  announce(`${what} hidden.`)
}

/** Draws what of the view does not pass faintly; the next filter takes the place of this one. */
export async function fadeOthers(of: Of, filter: string): Promise<void> {
  const found = await passing(of, filter)
  const view = currentView()
  const off = [...view[of].keys()].filter((index) => !found.has(index))
  const faded = { filter: filter.trim(), nodes: [], edges: [], [of]: off }
  changeView(`Fade all but ${faded.filter}`, { ...view, faded })
  announce(`${formatCountOf(off.length, of === 'nodes' ? 'node' : 'edge')} faded.`)
}

export function fadeNothing(): void {
  changeView('Fade nothing', { ...currentView(), faded: null })
}

/** Gives a filter a name: `in set` finds what it lets through, and it can be taken up again. */
export function nameFilter(name: string, filter: string): void {
  const view = currentView()
  changeView(`Name the filter ${name}`, { ...view, sets: { ...view.sets, [name]: { filter } } })
}

/** Gives nodes a name; `in set` finds them. */
export function nameNodes(name: string, nodes: readonly number[]): void {
  const view = currentView()
  changeView(`Name ${formatCountOf(nodes.length, 'node')} ${name}`, {
    ...view,
    sets: { ...view.sets, [name]: { nodes: [...nodes] } },
  })
}

export function forgetSet(name: string): void {
  const view = currentView()
  const { [name]: _, ...sets } = view.sets
  changeView(`Forget ${name}`, { ...view, sets })
}
