import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
} from 'react'
import type { FieldInfo, Of } from '../../src-shared/contract/queries.ts'
import { toggleSelected, useView } from '../graph/view-store.ts'
import { Icon } from '../ui/controls/icon.tsx'
import { orNotify } from '../ui/notice-store.ts'
import { useRemPixels } from '../ui/use-rem-pixels.ts'
import css from './grid.module.css'
import { GridRow } from './grid-row.tsx'
import { longScroll } from './long-scroll.ts'
import type { RowPages } from './row-pages.ts'
import { lookAt, showRow } from './row-actions.ts'
import { nextSort, setTable, type Sort } from './table-store.ts'

/** Height of a row in rem, as in the style sheet; the browser's text size scales both. */
const rowRem = 1.85

/** Rows of any number under one scroll bar: only those in sight are there. */
export function Grid({
  of,
  columns,
  pages,
  sort,
  emptyText,
}: {
  of: Of
  columns: readonly FieldInfo[]
  pages: RowPages
  sort: Sort | null
  emptyText: string
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const [shownPixels, setShownPixels] = useState(0)
  const [first, setFirst] = useState(0)
  const [active, setActive] = useState(0)
  const id = useId()
  const focus = useView((state) => state.focus)
  const selected = useView((state) => state.selected)
  const rowPixels = rowRem * useRemPixels()
  const total = pages.total ?? 0
  const scroll = longScroll(total, rowPixels, Math.max(rowPixels, shownPixels - rowPixels))
  const from = Math.floor(first)
  const count = Math.min(Math.ceil(shownPixels / rowPixels) + 1, total - from)

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return undefined
    const measure = () => setShownPixels(element.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  useEffect(() => {
    if (count > 0) pages.show(from, from + count)
  }, [pages, from, count])
  // under a stretched bar a turn of the wheel would pass over thousands of rows
  const isStretched = scroll.height < total * rowPixels
  useEffect(() => {
    const element = scroller.current
    if (!element || !isStretched) return undefined
    const onWheel = (event: WheelEvent) => {
      if (event.deltaY === 0 || event.shiftKey || event.ctrlKey) return
      event.preventDefault()
      const rows = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY : event.deltaY / rowPixels
      element.scrollTo({ top: scroll.topOf(Math.max(0, scroll.rowAt(element.scrollTop) + rows)) })
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  })
  // another order or another list begins at its beginning
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 })
    setActive(0)
  }, [pages])
  // what is looked at elsewhere is shown here, where it is at hand
  useEffect(() => {
    const type = of === 'nodes' ? 'node' : 'edge'
    if (focus?.type !== type) return
    for (const [at, row] of pages.loaded()) if (row.index === focus.index) goTo(at)
    // only when the focus moves
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [focus])

  const goTo = (row: number) => {
    const bounded = Math.max(0, Math.min(total - 1, row))
    setActive(bounded)
    const whole = Math.floor((shownPixels - rowPixels) / rowPixels)
    const wanted = bounded < first ? bounded : bounded > first + whole - 1 ? bounded - whole + 1 : undefined
    if (wanted !== undefined) scroller.current?.scrollTo({ top: scroll.topOf(wanted) })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.target !== scroller.current) return
    const row = pages.row(active)
    if (event.ctrlKey || event.metaKey) {
      if (event.key !== ' ' || of !== 'nodes' || !row) return
      event.preventDefault()
      toggleSelected(row.index)
      return
    }
    const page = Math.max(1, Math.floor(shownPixels / rowPixels) - 2)
    const actions: Record<string, () => void> = {
      ArrowDown: () => goTo(active + 1),
      ArrowUp: () => goTo(active - 1),
      PageDown: () => goTo(active + page),
      PageUp: () => goTo(active - page),
      Home: () => goTo(0),
      End: () => goTo(total - 1),
      ' ': () => row && lookAt(of, row),
      Enter: () => row && orNotify(showRow(of, row)),
    }
    const action = actions[event.key]
    if (!action) return
    event.preventDefault()
    action()
  }
  const onClick = (event: MouseEvent, at: number) => {
    const row = pages.row(at)
    if (!row) return
    setActive(at)
    if (of === 'nodes' && (event.ctrlKey || event.metaKey)) toggleSelected(row.index)
    else lookAt(of, row)
  }
  const ends = of === 'nodes' ? ['label'] : ['source', 'target']
  const template = [...ends.map(() => 'minmax(9rem, 14rem)'), ...columns.map(widthOf)].join(' ')
  const isSelected = (index: number) =>
    of === 'nodes' ? selected.has(index) : focus?.type === 'edge' && focus.index === index
  return (
    <div
      ref={scroller}
      className={css.grid}
      role="grid"
      aria-label={of === 'nodes' ? 'Nodes' : 'Edges'}
      aria-rowcount={total + 1}
      aria-colcount={ends.length + columns.length}
      aria-activedescendant={pages.row(active) ? `${id}-${active}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => setFirst(scroll.rowAt(currentTarget.scrollTop))}
    >
      <div style={{ height: scroll.height + rowPixels, width: 'max-content', minWidth: '100%' }}>
        <div role="rowgroup" className={css.head}>
          <div role="row" aria-rowindex={1} className={css.row} style={{ gridTemplateColumns: template }}>
            {ends.map((name) => (
              <span key={name} role="columnheader" className={css.cell}>
                {name}
              </span>
            ))}
            {columns.map((column) => (
              <ColumnHeader key={column.field} column={column} sort={sort} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={css.rows} style={{ insetBlockStart: rowPixels }}>
          {Array.from({ length: Math.max(0, count) }, (_, order) => from + order).map((at) => (
            <GridRow
              key={at}
              id={`${id}-${at}`}
              at={at}
              row={pages.row(at)}
              columns={columns}
              endCount={ends.length}
              template={template}
              top={(at - first) * rowPixels}
              isActive={at === active}
              isSelected={isSelected(pages.row(at)?.index ?? -1)}
              onClick={onClick}
              onOpen={(row) => orNotify(showRow(of, row))}
            />
          ))}
        </div>
      </div>
      {pages.total === 0 && <p className={css.empty}>{emptyText}</p>}
    </div>
  )
}

function ColumnHeader({ column: { field, name, type }, sort }: { column: FieldInfo; sort: Sort | null }) {
  const isSorted = sort?.field === field
  const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none'
  return (
    <span role="columnheader" aria-sort={order} className={css.cell}>
      <button
        type="button"
        tabIndex={-1}
        className={type === 'number' ? css.numberHead : css.textHead}
        title={`${name}: ${type}. Press to sort`}
        onClick={() => setTable({ sort: nextSort(sort, field) })}
      >
        <span className={css.name}>{name}</span>
        {isSorted && <Icon name={sort.descending ? 'down' : 'up'} />}
      </button>
    </span>
  )
}

function widthOf({ type }: FieldInfo): string {
  return type === 'number' || type === 'boolean' ? 'minmax(6rem, 8rem)' : 'minmax(8rem, 13rem)'
}
