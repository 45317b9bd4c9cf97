import { useRef } from 'react'
import { Menu, MenuItem, Popover, Separator } from 'react-aria-components'
import type { ViewNode } from '../../src-shared/contract/graph.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { expandNode, hideSelected, togglePinned } from '../graph/view-actions.ts'
import { selectNodes, useView, viewNow } from '../graph/view-store.ts'
import { neighboursInView } from '../graph/view.ts'
import { cls } from '../ui/class-names.ts'
import { announce, orNotify } from '../ui/notice-store.ts'
import { showSidebar } from '../ui/panels-store.ts'
import css from '../ui/top-bar.module.css'
import { closeNodeMenu, useNodeMenu } from './node-menu-store.ts'

/** Kinds of edges that have an item of their own. */
const mostKinds = 6

type Item = { readonly name: string; readonly key?: string; readonly run: () => void }

/** What can be done with the selected nodes, where the pointer or the selected node is. */
export function NodeMenu() {
  const at = useNodeMenu((state) => state.at)
  const anchor = useRef<HTMLSpanElement>(null)
  const selected = useView((state) => state.selected)
  const view = useView(viewNow)
  const kinds = useDataset((state) => state.overview?.edgeKinds)
  if (!at) return null
  const nodes = [...selected].flatMap((index) => view.nodes.get(index) ?? [])
  const [first] = nodes
  const groups =
    first && nodes.length === 1
      ? itemsForOne(first, [...new Set(kinds?.map(({ name }) => name))])
      : itemsForSeveral(nodes)
  return (
    <>
      <span ref={anchor} style={{ position: 'fixed', left: at.x, top: at.y }} aria-hidden="true" />
      <Popover
        triggerRef={anchor}
        aria-label="Menu of nodes"
        isOpen
        placement="bottom start"
        offset={2}
        onOpenChange={(isOpen) => {
          if (!isOpen) closeNodeMenu()
        }}
      >
        <Menu
          className={cls(css.menu)}
          // a menu that opens takes the focus, and gives it back
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus="first"
          aria-label={first && nodes.length === 1 ? first.label : formatCountOf(nodes.length, 'node')}
          onClose={closeNodeMenu}
        >
          {groups.flatMap((items, group) => [
            // oxlint-disable-next-line react/no-array-index-key
            ...(group > 0 ? [<Separator key={group} className={cls(css.rule)} />] : []),
            ...items.map(({ name, key, run }) => (
              <MenuItem key={name} className={cls(css.item)} textValue={name} onAction={run}>
                {name}
                {key && <span className={css.key}>{key}</span>}
              </MenuItem>
            )),
          ])}
        </Menu>
      </Popover>
    </>
  )
}

function itemsForOne(node: ViewNode, kinds: readonly string[]): readonly (readonly Item[])[] {
  return [
    [
      { name: 'Expand', key: 'Enter', run: () => orNotify(expandNode(node)) },
      { name: 'Expand along edges out', run: () => orNotify(expandNode(node, { direction: 'out' })) },
      { name: 'Expand against edges in', run: () => orNotify(expandNode(node, { direction: 'in' })) },
      ...(kinds.length > 1 ? kinds.slice(0, mostKinds) : []).map((kind) => ({
        name: `Expand by ${kind}`,
        run: () => orNotify(expandNode(node, { edgeKinds: [kind] })),
      })),
    ],
    [
      { name: 'Neighbourhood and paths…', run: () => showSidebar('walk') },
      { name: 'Select its neighbours in the picture', run: () => selectNeighbours(node) },
    ],
    [
      { name: 'Copy id', run: () => orNotify(copy(wireText(node.id))) },
      { name: 'Pin or unpin', key: 'P', run: () => togglePinned(new Set([node.index])) },
      { name: 'Hide', key: 'Delete', run: hideSelected },
    ],
  ]
}

function itemsForSeveral(nodes: readonly ViewNode[]): readonly (readonly Item[])[] {
  return [
    [
      ...(nodes.length === 2 ? [{ name: 'Shortest paths…', run: () => showSidebar('walk') }] : []),
      { name: 'Common neighbours…', run: () => showSidebar('walk') },
      { name: 'Neighbourhood…', run: () => showSidebar('walk') },
    ],
    [
      {
        name: 'Pin or unpin',
        key: 'P',
        run: () => togglePinned(new Set(nodes.map(({ index }) => index))),
      },
      { name: 'Hide', key: 'Delete', run: hideSelected },
    ],
  ]
}

function selectNeighbours(node: ViewNode): void {
  const view = viewNow(useView.getState())
  const found = neighboursInView(view, node.index).map(({ index }) => index)
  selectNodes(new Set([node.index, ...found]))
  announce(`${formatCountOf(found.length, 'neighbour')} selected.`)
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text)
  announce(`${text} copied.`)
}
