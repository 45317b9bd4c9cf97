import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatCountOf, formatCountShort } from '../../src-shared/units.ts'
import { cls } from '../ui/class-names.ts'
import { Icon } from '../ui/controls/icon.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { useRemPixels } from '../ui/use-rem-pixels.ts'
import css from './node-tree.module.css'
import { Swatch } from './swatch.tsx'
import { parentRow, rowStartingWith, treeRows, type TreeRow } from './tree-rows.ts'
import { expandNode, hideSelected } from './view-actions.ts'
import { openNodeMenu, type Place } from '../walk/node-menu-store.ts'
import { focusOn, toggleSelected, useView, viewNow } from './view-store.ts'

/** Height of a row in rem, as in the style sheet; the browser's text size scales both. */
const rowRem = 1.9

/**
 * The picture as a tree of text: nodes of the view, each with its neighbours in the view. Everything that the
 * picture does by pointer can be done here by keyboard, and selection is the same in both.
 */
export function NodeTree() {
  const view = useView(viewNow)
  const selected = useView((state) => state.selected)
  const [expanded, setExpanded] = useState<ReadonlySet<number>>(new Set())
  const [active, setActive] = useState(0)
  const scroller = useRef<HTMLDivElement>(null)
  const id = useId()
  const rows = useMemo(() => treeRows(view, expanded), [view, expanded])
  const rowHeight = rowRem * useRemPixels()
  // the compiler's warning is about memoised children, which there are none of
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])
  if (rows.length === 0) return <p className={css.empty}>Nothing is drawn. Find a node with Ctrl K.</p>
  const at = Math.min(active, rows.length - 1)
  const goTo = (next: number) => {
    const bounded = Math.max(0, Math.min(rows.length - 1, next))
    setActive(bounded)
    virtual.scrollToIndex(bounded)
  }
  const toggle = (row: TreeRow, isOpen: boolean) => {
    const next = new Set(expanded)
    if (isOpen) next.add(row.node.index)
    else next.delete(row.node.index)
    setExpanded(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at]
    if (!row || event.altKey) return
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== ' ') return
      event.preventDefault()
      toggleSelected(row.node.index)
      return
    }
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    const actions: Record<string, () => void> = {
      ArrowDown: () => goTo(at + 1),
      ArrowUp: () => goTo(at - 1),
      PageDown: () => goTo(at + page),
      PageUp: () => goTo(at - page),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
      ArrowRight: () => {
        if (row.level === 1 && !row.isExpanded) toggle(row, true)
        else if (row.isExpanded) goTo(at + 1)
      },
      ArrowLeft: () => {
        if (row.isExpanded) toggle(row, false)
        else goTo(parentRow(rows, at))
      },
      ' ': () => focusOn({ type: 'node', index: row.node.index }),
      Enter: () => {
        focusOn({ type: 'node', index: row.node.index })
        orNotify(expandNode(row.node))
      },
      Delete: () => {
        focusOn({ type: 'node', index: row.node.index })
        hideSelected()
      },
    }
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      const box = document.getElementById(`${id}-${row.key.replace(' ', '-')}`)?.getBoundingClientRect()
      event.preventDefault()
      event.stopPropagation()
      openNodeMenu(row.node.index, { x: box?.left ?? 0, y: box?.bottom ?? 0 })
      return
    }
    const action =
      actions[event.key] ??
      // F and / are shortcuts of the window
      (/^[^\s/]$/u.test(event.key) ? () => goTo(rowStartingWith(rows, at, event.key)) : undefined)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    action()
  }
  return (
    <div
      ref={scroller}
      className={css.tree}
      role="tree"
      aria-label="Nodes in the picture"
      aria-multiselectable="true"
      aria-activedescendant={`${id}-${rows[at]?.key.replace(' ', '-')}`}
      aria-describedby={`${id}-keys`}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <p id={`${id}-keys`} className="visually-hidden" role="presentation">
        Space selects, with Ctrl one more, Enter expands in the picture, right arrow lists neighbours, Delete
        hides.
      </p>
      <div className={css.rows} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index: order, start }) => {
          const row = rows[order]
          return (
            row && (
              <Row
                key={row.key}
                id={`${id}-${row.key.replace(' ', '-')}`}
                row={row}
                start={start}
                isActive={order === at}
                isSelected={selected.has(row.node.index)}
                onPress={({ ctrlKey, metaKey }) => {
                  setActive(order)
                  if (ctrlKey || metaKey) toggleSelected(row.node.index)
                  else focusOn({ type: 'node', index: row.node.index })
                }}
                onToggle={() => toggle(row, !row.isExpanded)}
                onMenu={(place) => {
                  setActive(order)
                  openNodeMenu(row.node.index, place)
                }}
              />
            )
          )
        })}
      </div>
    </div>
  )
}

function Row({
  id,
  row: { node, level, isExpanded, position, setSize },
  start,
  isActive,
  isSelected,
  onPress,
  onToggle,
  onMenu,
}: {
  id: string
  row: TreeRow
  start: number
  isActive: boolean
  isSelected: boolean
  onPress: (event: MouseEvent) => void
  onToggle: () => void
  onMenu: (place: Place) => void
}) {
  const label = node.label || wireText(node.id)
  return (
    // the tree has the focus and its keys; rows are told by aria-activedescendant
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id}
      onContextMenu={(event) => {
        event.preventDefault()
        onMenu({ x: event.clientX, y: event.clientY })
      }}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={setSize}
      aria-selected={isSelected}
      aria-expanded={level === 1 ? isExpanded : undefined}
      aria-label={`${label}, ${node.kind}, ${formatCountOf(node.degree, 'edge')}`}
      title={label}
      className={cls(css.row, level === 2 && css.child, isSelected && css.selected, isActive && css.active)}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onPress}
      onDoubleClick={() => orNotify(expandNode(node))}
    >
      <span
        className={css.twist}
        aria-hidden="true"
        onClick={(event) => {
          event.stopPropagation()
          if (level === 1) onToggle()
        }}
      >
        {level === 1 && <Icon name={isExpanded ? 'down' : 'rightward'} />}
      </span>
      <Swatch kind={node.kind} />
      <span className={css.label}>{label}</span>
      <span className={css.degree}>{formatCountShort(node.degree)}</span>
    </div>
  )
}
